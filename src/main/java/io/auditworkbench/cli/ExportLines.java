package io.auditworkbench.cli;

import io.auditworkbench.workbench.export.CsvLines;
import io.auditworkbench.workbench.export.FormulaGuard;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Spells events in one of the export formats, line by line, into a file or a stream that it is handed.
final class ExportLines {

    /// The columns of the long form: one line for each column that an event touched.
    static final List<String> LONG =
            List.of("event", "tx", "time", "actor", "grade", "table", "key", "column", "before", "after", "op");

    private final ExportFormat format;
    private final ExportColumns columns;
    private final ZoneId zone;
    private final String head;
    private final CsvLines csv;
    private final BooleanSupplier nextRow;
    private final Consumer<String> out;
    private final Set<String> masked = new TreeSet<>();
    private boolean isFirstItem;
    private long events;
    private long rows;

    /// - **Shape**: `head` is what stands before the first event of each file; `nextRow` is asked before each row and
    ///   answers true where a file begins.
    ExportLines(
            ExportFormat format,
            ExportColumns columns,
            ExportShape shape,
            @Nullable FormulaGuard guard,
            BooleanSupplier nextRow,
            Consumer<String> out) {
        this.format = format;
        this.columns = columns;
        this.zone = shape.zone();
        this.head = shape.head();
        this.csv = new CsvLines(shape.delimiter(), guard);
        this.nextRow = nextRow;
        this.out = out;
    }

    /// How an export is spelled beside its format.
    record ExportShape(ZoneId zone, char delimiter, String head) {}

    void add(EventView event) {
        events++;
        note(event);
        switch (format) {
            case CSV -> {
                next();
                columns.fill(event, csv);
                out.accept(csv.end());
            }
            case LONG_CSV -> longForm(event);
            case HTML -> {
                next();
                out.accept(ExportHtml.row(event));
            }
            case NDJSON -> {
                next();
                out.accept(JsonText.compact(EventShape.json(event)) + "\n");
            }
            case JSON -> {
                next();
                out.accept((isFirstItem ? "\n" : ",\n") + JsonText.compact(EventShape.json(event)));
                isFirstItem = false;
            }
        }
    }

    private void next() {
        rows++;
        if (nextRow.getAsBoolean()) {
            begin();
        }
    }

    /// Writes what stands before the first event.
    void begin() {
        out.accept(head);
        isFirstItem = true;
    }

    /// Writes what stands behind the last event.
    void end() {
        out.accept(tail(format));
    }

    /// What stands behind the last event of each file.
    static String tail(ExportFormat format) {
        return switch (format) {
            case JSON -> "\n]}\n";
            case HTML -> ExportHtml.TAIL;
            case CSV, LONG_CSV, NDJSON -> "";
        };
    }

    private void longForm(EventView event) {
        List<ColumnView> touched =
                event.touched().stream().filter(ExportLines::isLogged).toList();
        if (touched.isEmpty()) {
            longLine(event, null);
        }
        touched.forEach(column -> longLine(event, column));
    }

    /// A column that was logged on neither side has nothing to say.
    private static boolean isLogged(ColumnView column) {
        return isLogged(column.before()) || isLogged(column.after());
    }

    private static boolean isLogged(@Nullable ValueView value) {
        return value != null && value.kind() != ValueKind.ABSENT;
    }

    /// An event without a column to show has one line without one; where it concerns no row, what was run stands as its
    /// after.
    private void longLine(EventView event, @Nullable ColumnView column) {
        next();
        csv.plain(event.id()).plain(event.transactionId()).plain(TimeText.in(zone, event.committedAt()));
        ExportColumns.actor(event, csv);
        csv.plain(event.actor().grade()).text(ExportColumns.table(event));
        ExportColumns.key(event, csv);
        if (column == null) {
            csv.plain(null).plain(null).text(event.row() == null ? ExportColumns.statement(event) : null);
        } else {
            csv.text(column.name());
            ExportColumns.value(column.before(), csv);
            ExportColumns.value(column.after(), csv);
        }
        out.accept(csv.plain(event.kind().word()).end());
    }

    private void note(EventView event) {
        for (ColumnView column : event.columns()) {
            ValueView value = column.latest();
            if (value != null && value.shown().isMasked()) {
                masked.add(ExportColumns.table(event) + "." + column.name());
            }
        }
    }

    /// The first line of a CSV.
    static String header(List<String> names, char delimiter, @Nullable FormulaGuard guard) {
        CsvLines line = new CsvLines(delimiter, guard);
        names.forEach(line::text);
        return line.end();
    }

    /// What stands before the items of the JSON document, with how values are masked.
    static String envelope(Ending ending, Map<String, @Nullable Object> mask) {
        Map<String, @Nullable Object> envelope = TreeWriter.envelope("auditctl.export/1", ending, List.of());
        Object items = envelope.remove("items");
        envelope.putAll(mask);
        envelope.put("items", items);
        String whole = JsonText.compact(envelope);
        return whole.substring(0, whole.length() - "]}".length());
    }

    long events() {
        return events;
    }

    long rows() {
        return rows;
    }

    Set<String> masked() {
        return masked;
    }
}
