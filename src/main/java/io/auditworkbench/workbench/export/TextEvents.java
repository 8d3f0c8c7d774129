package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.view.EventView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events in the formats that are text: CSV in both forms, JSON, lines of JSON, and a page.
final class TextEvents extends EventWriter {

    private final ExportOrder order;
    private final String head;
    private final CsvLines csv;
    private boolean isFirstItem;

    /// - **Shape**: `head` is what stands before the first event of each file; without a `guard`, texts stand as they
    ///   are.
    TextEvents(ExportOrder order, String head, @Nullable FormulaGuard guard, ExportTarget target) {
        super(target);
        this.order = order;
        this.head = head;
        this.csv = new CsvLines(order.delimiter(), guard);
    }

    @Override
    void write(EventView event) {
        switch (order.format()) {
            case CSV -> {
                nextRow();
                order.columns().fill(event, csv);
                target().text(csv.end());
            }
            case LONG_CSV -> longForm(event);
            case HTML -> {
                nextRow();
                target().text(ExportHtml.row(event));
            }
            case NDJSON -> {
                nextRow();
                target().text(JsonText.compact(EventTree.of(event)) + "\n");
            }
            case JSON -> {
                nextRow();
                target().text((isFirstItem ? "\n" : ",\n") + JsonText.compact(EventTree.of(event)));
                isFirstItem = false;
            }
            case XLSX, PDF -> throw new IllegalStateException(order.format() + " is no text");
        }
    }

    private void longForm(EventView event) {
        LongForm.of(event).forEach(line -> {
            nextRow();
            line.fill(order.zone(), csv);
            target().text(csv.end());
        });
    }

    @Override
    void begin() {
        target().text(head);
        isFirstItem = true;
    }

    @Override
    void end() {
        target().text(
                        switch (order.format()) {
                            case JSON -> "\n]}\n";
                            case HTML -> ExportHtml.TAIL;
                            case CSV, LONG_CSV, NDJSON, XLSX, PDF -> "";
                        });
    }

    /// The first line of a CSV.
    static String header(List<String> names, char delimiter, @Nullable FormulaGuard guard) {
        CsvLines line = new CsvLines(delimiter, guard);
        names.forEach(line::text);
        return line.end();
    }
}
