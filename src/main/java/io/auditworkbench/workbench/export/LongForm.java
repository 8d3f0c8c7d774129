package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The long form: one line for each column that an event touched.
///
/// An event without a column to show has one line without one; where it concerns no row, what was run stands as its
/// after.
record LongForm(EventView event, @Nullable ColumnView column) {

    /// Its columns.
    static final List<String> COLUMNS =
            List.of("event", "tx", "time", "actor", "grade", "table", "key", "column", "before", "after", "op");

    /// The lines of an event.
    static List<LongForm> of(EventView event) {
        List<LongForm> lines = event.touched().stream()
                .filter(LongForm::isLogged)
                .map(column -> new LongForm(event, column))
                .toList();
        return lines.isEmpty() ? List.of(new LongForm(event, null)) : lines;
    }

    /// A column that was logged on neither side has nothing to say.
    static boolean isLogged(ColumnView column) {
        return isLogged(column.before()) || isLogged(column.after());
    }

    private static boolean isLogged(@Nullable ValueView value) {
        return value != null && value.kind() != ValueKind.ABSENT;
    }

    void fill(ZoneId zone, ExportCells line) {
        line.plain(event.id()).plain(event.transactionId()).moment(event.committedAt(), zone);
        ExportColumns.actor(event, line);
        line.plain(event.actor().grade()).text(ExportColumns.table(event));
        ExportColumns.key(event, line);
        if (column == null) {
            line.plain(null).plain(null).text(event.row() == null ? ExportColumns.statement(event) : null);
        } else {
            line.text(column.name());
            ExportColumns.value(column.before(), line);
            ExportColumns.value(column.after(), line);
        }
        line.plain(event.kind().word());
    }
}
