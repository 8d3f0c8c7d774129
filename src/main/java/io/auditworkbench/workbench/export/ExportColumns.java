package io.auditworkbench.workbench.export;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns of the CSV with one line an event: those of the event itself, and captured columns by their names.
public final class ExportColumns {

    /// The names of the columns that every event has.
    public static final List<String> OF_EVENTS = List.copyOf(own(ZoneOffset.UTC).keySet());

    private static final String NUMBER = "[-+]?[0-9]{1,40}(\\.[0-9]{1,40})?";

    /// Fills in one cell.
    private interface Filler {
        void fill(EventView event, ExportCells line);
    }

    private final Map<String, Filler> chosen = new LinkedHashMap<>();

    private ExportColumns() {}

    /// The columns named, else all that every event has.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for a name that is neither one of an event nor a captured one, or that is
    ///   named twice.
    public static ExportColumns of(@Nullable List<String> names, ZoneId zone, StoreReading reading) {
        Map<String, Filler> own = own(zone);
        ExportColumns columns = new ExportColumns();
        if (names == null || names.isEmpty()) {
            columns.chosen.putAll(own);
            return columns;
        }
        List<String> captured = new ArrayList<>();
        for (String written : names) {
            String name = written.strip();
            Filler filler = own.get(name.toLowerCase(Locale.ROOT));
            if (filler == null) {
                captured.add(captured(name));
                filler = value(name);
            }
            if (columns.chosen.put(name, filler) != null) {
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE, "The column " + name + " is named twice.", "Name each column once.");
            }
        }
        reading.filters().requireColumns("--columns", captured);
        return columns;
    }

    private static String captured(String name) {
        return name.startsWith("old.") || name.startsWith("new.") ? name.substring(4) : name;
    }

    /// The names, as written into the first line.
    public List<String> names() {
        return List.copyOf(chosen.keySet());
    }

    /// Fills in one line.
    void fill(EventView event, ExportCells line) {
        chosen.values().forEach(filler -> filler.fill(event, line));
    }

    private static Map<String, Filler> own(ZoneId zone) {
        Map<String, Filler> own = new LinkedHashMap<>();
        own.put("event", (event, line) -> line.plain(event.id()));
        own.put("tx", (event, line) -> line.plain(event.transactionId()));
        own.put("time", (event, line) -> line.moment(event.committedAt(), zone));
        own.put("op", (event, line) -> line.plain(event.kind().word()));
        own.put("table", (event, line) -> line.text(table(event)));
        own.put("key", ExportColumns::key);
        own.put("actor", ExportColumns::actor);
        own.put("grade", (event, line) -> line.plain(event.actor().grade()));
        own.put("changed", (event, line) -> line.text(changed(event)));
        own.put("before", (event, line) -> line.text(side(event, ColumnView::before)));
        own.put("after", (event, line) -> line.text(side(event, ColumnView::after)));
        own.put("source", (event, line) -> line.text(event.source().name()));
        own.put("gtid", (event, line) -> line.plain(event.source().gtid()));
        own.put(
                "position",
                (event, line) -> line.text(blankAsNone(event.source().position())));
        own.put("thread", (event, line) -> line.plain(thread(event)));
        own.put("captured", (event, line) -> line.moment(event.capturedAt(), zone));
        own.put("statement", (event, line) -> line.text(statement(event)));
        return own;
    }

    static String table(EventView event) {
        return event.schema() + "." + event.table();
    }

    /// A key that is a number stays one.
    static void key(EventView event, ExportCells line) {
        String key = event.row() == null ? null : event.row().keyText();
        if (key != null && key.matches(NUMBER)) {
            line.plain(key);
        } else {
            line.text(key);
        }
    }

    static void actor(EventView event, ExportCells line) {
        line.text(event.actor().grade().equals("unknown") ? null : event.actor().name());
    }

    /// A value in its cell: text is guarded; what MySQL spells itself, such as a number, stays as it is.
    static void value(@Nullable ValueView value, ExportCells line) {
        if (value == null || !value.hasText()) {
            line.plain(null);
        } else if (value.kind() == ValueKind.TEXT
                || value.kind() == ValueKind.JSON
                || value.shown().isMasked()) {
            line.text(value.text());
        } else if (value.kind() == ValueKind.NUMBER) {
            line.number(value.text());
        } else {
            line.plain(value.text());
        }
    }

    private static Filler value(String name) {
        Function<ColumnView, @Nullable ValueView> side = name.startsWith("old.")
                ? ColumnView::before
                : name.startsWith("new.") ? ColumnView::after : ColumnView::latest;
        String captured = captured(name);
        return (event, line) -> value(event.column(captured).map(side).orElse(null), line);
    }

    private static @Nullable String changed(EventView event) {
        String changed = event.columns().stream()
                .filter(ColumnView::isChanged)
                .map(ColumnView::name)
                .collect(Collectors.joining(","));
        return blankAsNone(changed);
    }

    private static @Nullable String side(EventView event, Function<ColumnView, @Nullable ValueView> side) {
        Object values = EventTree.side(event, side);
        return values == null ? null : JsonText.compact(values);
    }

    private static @Nullable String thread(EventView event) {
        return event.source().connection() == null
                ? null
                : event.source().connection().toString();
    }

    /// The statement, or the text of a schema change.
    static @Nullable String statement(EventView event) {
        if (event.ddl() != null) {
            return event.ddl().text();
        }
        return event.statement() == null ? null : event.statement().text();
    }

    private static @Nullable String blankAsNone(String text) {
        return text.isEmpty() ? null : text;
    }
}
