package io.auditworkbench.cli;

import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.export.EventExport;
import io.auditworkbench.workbench.export.ExportFiles;
import io.auditworkbench.workbench.export.ExportManifest;
import io.auditworkbench.workbench.export.OcelExport;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.ProgramVersion;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.CoverageView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One export of business events as an object-centric event log, to a stream or to a file.
final class OcelRun {

    private final Output output;
    private final Interruption interruption;
    private final Order order;
    private final Clock clock;

    /// What to export.
    record Order(OcelExport.Form form, AcceptedFilter filter, CoverageView coverage) {}

    OcelRun(Output output, Interruption interruption, Order order, Clock clock) {
        this.output = output;
        this.interruption = interruption;
        this.order = order;
        this.clock = clock;
    }

    /// The form that a word names, if it names one.
    static Optional<OcelExport.Form> form(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "ocel-json" -> Optional.of(OcelExport.Form.JSON);
            case "ocel-sqlite" -> Optional.of(OcelExport.Form.SQLITE);
            default -> Optional.empty();
        };
    }

    private static String word(OcelExport.Form form) {
        return switch (form) {
            case JSON -> "ocel-json";
            case SQLITE -> "ocel-sqlite";
        };
    }

    /// As JSON to standard output, with a summary on standard error.
    ExitCode toStream(StoreReading reading, boolean strict) {
        interruption.onRequest(() -> {});
        OcelExport.Tally tally = reading.ocel().toText(order.filter, output::text, this::isWanted);
        output.flush();
        if (tally.isStopped()) {
            output.warn("The export was stopped; nothing was written.");
            return ExitCode.INCOMPLETE;
        }
        output.note(summary(tally));
        return Completion.of(strict, tally.behind() > 0, order.coverage);
    }

    private boolean isWanted() {
        return !interruption.isRequested();
    }

    /// To a file; nothing is left of it when it is stopped.
    ExitCode toFile(StoreReading reading, EventExport.Destination destination, boolean wantsDigests, boolean strict) {
        interruption.onRequest(() -> {});
        try (ExportFiles files =
                ExportFiles.begin(destination.target(), 0, destination.existing(), destination.kept())) {
            OcelExport.Tally tally = reading.ocel().toFile(order.filter, order.form, files, this::isWanted);
            if (tally.isStopped()) {
                output.warn("The export was stopped; nothing was kept of it.");
                return ExitCode.INCOMPLETE;
            }
            publish(reading, files, tally, wantsDigests);
            return Completion.of(strict, tally.behind() > 0, order.coverage);
        }
    }

    private void publish(StoreReading reading, ExportFiles files, OcelExport.Tally tally, boolean wantsDigests) {
        List<ExportFiles.Written> written = files.seal();
        Path manifest = files.publish(JsonText.indented(manifest(reading, tally, written)) + "\n");
        ExportRun.tell(output, written, manifest, wantsDigests);
        output.note(summary(tally));
    }

    private String summary(OcelExport.Tally tally) {
        String withdrawn = tally.withdrawn() == 0 ? "" : " · " + Quantity.of(tally.withdrawn()) + " withdrawn left out";
        String behind =
                tally.behind() == 0 ? "" : " · " + Quantity.of(tally.behind()) + " transactions not looked at yet";
        return Quantity.of(tally.events()) + " business events · " + Quantity.of(tally.objects()) + " objects"
                + withdrawn + behind + " · " + CoverageText.sentence(order.coverage);
    }

    private Map<String, @Nullable Object> manifest(
            StoreReading reading, OcelExport.Tally tally, List<ExportFiles.Written> written) {
        Instant created = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return Trees.map(
                "schema", "auditctl.export-manifest/1",
                "program", "audit-workbench " + ProgramVersion.text(),
                "created", TimeText.data(created),
                "store", reading.name(),
                "filter", order.filter.canonical(),
                "from", TimeText.data(order.filter.from()),
                "until", TimeText.data(order.filter.until()),
                "format", word(order.form),
                "standard", "OCEL 2.0",
                "time_zone", "UTC",
                "events", tally.events(),
                "withdrawn_events", tally.withdrawn(),
                "objects", tally.objects(),
                "object_relations", tally.relations(),
                "transactions_not_looked_at", tally.behind(),
                "coverage", CoverageText.json(order.coverage),
                "coverage_sentence", CoverageText.sentence(order.coverage),
                "files", written.stream().map(ExportManifest::file).toList());
    }
}
