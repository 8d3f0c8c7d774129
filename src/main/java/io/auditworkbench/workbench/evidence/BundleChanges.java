package io.auditworkbench.workbench.evidence;

import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.export.CsvLines;
import io.auditworkbench.workbench.export.FormulaGuard;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The changes of a bundle for a spreadsheet: a line for each column that an event touched.
final class BundleChanges {

    private static final List<String> COLUMNS =
            List.of("event", "transaction", "time", "actor", "operation", "table", "row", "column", "before", "after");

    private BundleChanges() {}

    static String csv(StoreReading reading, List<Long> seqs) {
        StringBuilder csv = new StringBuilder();
        CsvLines head = new CsvLines(',', null);
        COLUMNS.forEach(head::plain);
        csv.append(head.end());
        FormulaGuard guard = new FormulaGuard();
        reading.events().withheldViews(seqs, event -> add(event, guard, csv));
        return csv.toString();
    }

    private static void add(EventView event, FormulaGuard guard, StringBuilder csv) {
        List<ColumnView> touched = event.touched();
        if (touched.isEmpty()) {
            csv.append(line(event, guard).plain(null).plain(null).plain(null).end());
        }
        for (ColumnView column : touched) {
            csv.append(line(event, guard)
                    .text(column.name())
                    .text(text(column.before()))
                    .text(text(column.after()))
                    .end());
        }
    }

    private static CsvLines line(EventView event, FormulaGuard guard) {
        return new CsvLines(',', guard)
                .plain(event.id())
                .plain(event.transactionId())
                .plain(TimeText.data(event.committedAt()))
                .text(event.actor().name())
                .plain(event.kind().word())
                .text(event.schema() + "." + event.table())
                .text(event.row() == null ? null : event.row().keyText());
    }

    private static @Nullable String text(@Nullable ValueView value) {
        if (value == null || !value.hasText()) {
            return null;
        }
        return value.kind() == ValueKind.ERASED ? BundleTables.NOT_DISCLOSED : value.text();
    }
}
