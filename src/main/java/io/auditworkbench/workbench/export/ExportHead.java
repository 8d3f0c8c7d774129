package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.Trees;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands before the first event of a text: the names of columns, or what the file says of itself.
record ExportHead(String store, ExportOrder order, Instant created) {

    String text(@Nullable FormulaGuard guard) {
        String mark = order.mark() == ExportOrder.Mark.BYTE_ORDER ? "\uFEFF" : "";
        return switch (order.format()) {
            case CSV -> mark + TextEvents.header(order.columns().names(), order.delimiter(), guard);
            case LONG_CSV -> mark + TextEvents.header(LongForm.COLUMNS, order.delimiter(), guard);
            case NDJSON, XLSX, PDF -> "";
            case HTML -> ExportHtml.head(ExportFacts.of(store, order, created));
            case JSON -> envelope();
        };
    }

    /// The one envelope of every JSON answer, open where its items stand.
    private String envelope() {
        Map<String, @Nullable Object> envelope = Trees.map(
                "schema",
                "auditctl.export/1",
                "store",
                store,
                "filter",
                order.filter().canonical(),
                "coverage",
                CoverageText.json(order.coverage()),
                "truncated",
                false,
                "next",
                null);
        if (order.mask().mode() != ExportMask.Mode.KEEP) {
            envelope.putAll(ExportManifest.mask(order.mask()));
        }
        envelope.put("items", List.of());
        String whole = JsonText.compact(envelope);
        return whole.substring(0, whole.length() - "]}".length());
    }
}
