package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.ProgramVersion;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the manifest beside the files of an export says.
public record ExportManifest(String store, ExportOrder order, Instant created) {

    Map<String, @Nullable Object> of(ExportTally tally, List<ExportFiles.Written> written) {
        Map<String, @Nullable Object> manifest = Trees.map(
                "schema", "auditctl.export-manifest/1",
                "program", "audit-workbench " + ProgramVersion.text(),
                "created", TimeText.data(created),
                "data", order.origin() == ExportOrder.Origin.DEMO ? ExportFacts.OF_THE_DEMO : "captured",
                "store", store,
                "filter", order.filter().canonical(),
                "from", TimeText.data(order.filter().from()),
                "until", TimeText.data(order.filter().until()),
                "format", order.format().toString(),
                "columns", columns(),
                "time_zone", order.format().hasZone() ? order.zone().getId() : "UTC",
                "delimiter", order.format().isCsv() ? String.valueOf(order.delimiter()) : null,
                "byte_order_mark", order.mark() == ExportOrder.Mark.BYTE_ORDER,
                "formula_guard", order.isGuarded(),
                "guarded_cells", tally.guarded());
        manifest.putAll(mask(order.mask()));
        manifest.putAll(Trees.map(
                "masked_columns", tally.masked(),
                "masked_statements", order.mask().statements(),
                "events", tally.events(),
                "rows", tally.rows(),
                "coverage", CoverageText.json(order.coverage()),
                "coverage_sentence", CoverageText.sentence(order.coverage()),
                "files", written.stream().map(ExportManifest::file).toList()));
        return manifest;
    }

    private @Nullable List<String> columns() {
        return switch (order.format()) {
            case CSV, XLSX -> order.columns().names();
            case LONG_CSV -> LongForm.COLUMNS;
            case JSON, NDJSON, HTML, PDF -> null;
        };
    }

    /// How values are masked; the columns are null where all are but those of keys.
    static Map<String, @Nullable Object> mask(ExportMask mask) {
        return Trees.map(
                "mask", mask.mode().word(), "mask_columns", mask.columns().isEmpty() ? null : mask.columns());
    }

    /// One file, as manifests list it.
    public static Map<String, @Nullable Object> file(ExportFiles.Written file) {
        Path name = file.file().getFileName();
        return Trees.map(
                "name", name == null ? "" : name.toString(),
                "rows", file.rows(),
                "bytes", file.bytes(),
                "sha256", file.sha256());
    }
}
