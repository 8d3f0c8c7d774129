package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says in words, on one line, what an event changed and who did it; `NULL`, an empty text and a value that was not
/// logged are never the same.
public final class ChangeWords {

    private ChangeWords() {}

    /// `alice (exact)`, or `unknown`.
    public static String who(EventView event) {
        return event.actor().grade().equals("unknown")
                ? "unknown"
                : ScreenText.tame(event.actor().name()) + " (" + event.actor().grade() + ")";
    }

    /// `status: new → paid · total: 90.00 → 9.00`, or the statement of a schema change.
    public static String change(EventView event) {
        String columns = event.touched().stream()
                .filter(LongForm::isLogged)
                .map(ChangeWords::column)
                .collect(Collectors.joining(" · "));
        String statement = event.row() == null ? ExportColumns.statement(event) : null;
        return columns.isEmpty() ? statement == null ? "" : ScreenText.tame(statement) : columns;
    }

    private static String column(ColumnView column) {
        String sides = column.before() == null || column.after() == null
                ? value(column.latest())
                : value(column.before()) + " → " + value(column.after());
        return ScreenText.tame(column.name()) + ": " + sides;
    }

    private static String value(@Nullable ValueView value) {
        if (value == null || value.kind() == ValueKind.ABSENT) {
            return "(not logged)";
        }
        if (value.kind() == ValueKind.NULL) {
            return "NULL";
        }
        return value.text().isEmpty() ? "(empty)" : ScreenText.tame(value.text());
    }
}
