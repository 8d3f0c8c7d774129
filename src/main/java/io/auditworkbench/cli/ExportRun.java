package io.auditworkbench.cli;

import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSearch;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.export.ExportFiles;
import io.auditworkbench.workbench.export.ExportMask;
import io.auditworkbench.workbench.export.FormulaGuard;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.EventView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One export, to a stream or to files; events pass through one by one, so that its size does not matter.
final class ExportRun {

    private final Output output;
    private final Interruption interruption;
    private final Order order;
    private final Clock clock;
    private final @Nullable FormulaGuard guard;

    /// What to export, and how it is spelled.
    record Order(
            ExportFormat format,
            ExportColumns columns,
            ZoneId zone,
            char delimiter,
            boolean isUnguarded,
            boolean hasMark,
            ExportMask mask,
            AcceptedFilter filter,
            CoverageView coverage) {}

    /// Which files to write: `split` rows each, 0 for one file; `kept` are those that it must not be.
    record Destination(Path target, long split, ExportFiles.Existing existing, List<Path> kept, boolean wantsDigests) {}

    ExportRun(Output output, Interruption interruption, Order order, Clock clock) {
        this.output = output;
        this.interruption = interruption;
        this.order = order;
        this.clock = clock;
        guard = order.isUnguarded || !order.format.isCsv() ? null : new FormulaGuard();
    }

    /// To standard output, with a summary on standard error.
    ExitCode toStream(StoreReading reading, boolean strict) {
        boolean[] isBegun = new boolean[1];
        ExportLines lines = lines(
                reading,
                () -> {
                    boolean isFirst = !isBegun[0];
                    isBegun[0] = true;
                    return isFirst;
                },
                output::text);
        boolean isStopped = search(reading, lines);
        if (!isBegun[0]) {
            lines.begin();
        }
        if (isStopped) {
            output.flush();
            output.warn("PARTIAL: the export was stopped after " + events(lines));
            return ExitCode.INCOMPLETE;
        }
        lines.end();
        output.flush();
        output.note(summary(lines));
        return Completion.of(strict, false, order.coverage);
    }

    /// To files; nothing is left of them when it is stopped.
    ExitCode toFiles(StoreReading reading, Destination destination, boolean strict) {
        try (ExportFiles files =
                ExportFiles.begin(destination.target, destination.split, destination.existing, destination.kept)) {
            FileLines written = new FileLines(files);
            ExportLines lines = lines(reading, () -> written.nextRow(order.format), files::write);
            if (search(reading, lines)) {
                output.warn("The export was stopped; nothing was kept of it.");
                return ExitCode.INCOMPLETE;
            }
            if (files.requireFile()) {
                lines.begin();
            }
            lines.end();
            publish(reading, files, lines, destination);
        }
        return Completion.of(strict, false, order.coverage);
    }

    /// Ends a JSON document before the next file begins.
    private record FileLines(ExportFiles files) {

        boolean nextRow(ExportFormat format) {
            boolean endsOne = files.isFull();
            if (endsOne) {
                files.write(ExportLines.tail(format));
            }
            return files.nextRow();
        }
    }

    private void publish(StoreReading reading, ExportFiles files, ExportLines lines, Destination destination) {
        List<ExportFiles.Written> written = files.seal();
        Path manifest = files.publish(JsonText.indented(manifest(reading, lines, written)) + "\n");
        tell(output, written, manifest, destination.wantsDigests);
        output.note(summary(lines));
    }

    /// Says what was written, with digests on standard output where they are wanted.
    static void tell(Output output, List<ExportFiles.Written> written, Path manifest, boolean wantsDigests) {
        if (wantsDigests) {
            written.forEach(file -> output.line(file.sha256() + "  " + file.file()));
        }
        output.flush();
        for (ExportFiles.Written file : written) {
            output.note("Written: " + file.file() + " (" + Quantity.ofBytes(file.bytes()) + ", sha256 " + file.sha256()
                    + ")");
        }
        output.note("Written: " + manifest);
    }

    /// Whether somebody stopped it.
    private boolean search(StoreReading reading, ExportLines lines) {
        ListWriter<EventView> list = new ListWriter<>() {
            @Override
            public void add(EventView event) {
                lines.add(order.mask.of(event));
            }

            @Override
            public void finish(Ending ending) {
                lines.end();
            }
        };
        Progress progress = new Progress(output, interruption);
        EventQuery query =
                new EventQuery(order.filter, order.filter.limit(0), EventQuery.Order.OLDEST_FIRST, Optional.empty());
        EventSearch.Found found = reading.events().search(query, progress.watching(list));
        progress.end();
        return found.isPartial() || interruption.isRequested();
    }

    private ExportLines lines(StoreReading reading, BooleanSupplier nextRow, Consumer<String> out) {
        return new ExportLines(
                order.format,
                order.columns,
                new ExportLines.ExportShape(order.zone, order.delimiter, head(reading)),
                guard,
                nextRow,
                out);
    }

    private String head(StoreReading reading) {
        String mark = order.hasMark ? "\uFEFF" : "";
        return switch (order.format) {
            case CSV -> mark + ExportLines.header(order.columns.names(), order.delimiter, guard);
            case LONG_CSV -> mark + ExportLines.header(ExportLines.LONG, order.delimiter, guard);
            case NDJSON -> "";
            case HTML ->
                ExportHtml.head(new ExportHtml.Facts(
                        reading.name(),
                        order.filter.canonical(),
                        order.filter.from(),
                        order.filter.until(),
                        CoverageText.sentence(order.coverage),
                        order.mask.mode().word(),
                        created()));
            case JSON ->
                ExportLines.envelope(
                        new Ending(
                                reading.name(),
                                order.filter.canonical(),
                                CoverageText.json(order.coverage),
                                Ending.Completeness.ALL,
                                null,
                                List.of()),
                        order.mask.mode() == ExportMask.Mode.KEEP ? Map.of() : mask());
        };
    }

    private Instant created() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String events(ExportLines lines) {
        return lines.events() + (lines.events() == 1 ? " event" : " events");
    }

    private String summary(ExportLines lines) {
        boolean hasLines = lines.rows() != lines.events();
        String guarded = guard == null || guard.guarded() == 0 ? "" : " · " + guard.guarded() + " cells guarded";
        String masked = order.mask.mode() == ExportMask.Mode.KEEP
                ? ""
                : " · values of " + masked(lines).size() + " columns masked ("
                        + order.mask.mode().word() + ")";
        return events(lines) + (hasLines ? " in " + lines.rows() + " lines" : "") + guarded + masked + " · "
                + CoverageText.sentence(order.coverage);
    }

    private Map<String, @Nullable Object> manifest(
            StoreReading reading, ExportLines lines, List<ExportFiles.Written> written) {
        return Trees.map(
                "schema", "auditctl.export-manifest/1",
                "program", "audit-workbench " + VersionCommand.version(),
                "created", TimeText.data(created()),
                "store", reading.name(),
                "filter", order.filter.canonical(),
                "from", TimeText.data(order.filter.from()),
                "until", TimeText.data(order.filter.until()),
                "format", order.format.toString(),
                "columns", columns(),
                "time_zone", order.format.isCsv() ? order.zone.getId() : "UTC",
                "delimiter", order.format.isCsv() ? String.valueOf(order.delimiter) : null,
                "byte_order_mark", order.hasMark,
                "formula_guard", guard != null,
                "guarded_cells", guard == null ? 0 : guard.guarded(),
                "mask", mask().get("mask"),
                "mask_columns", mask().get("mask_columns"),
                "masked_columns", masked(lines),
                "masked_statements", order.mask.statements(),
                "events", lines.events(),
                "rows", lines.rows(),
                "coverage", CoverageText.json(order.coverage),
                "coverage_sentence", CoverageText.sentence(order.coverage),
                "files", written.stream().map(ExportRun::file).toList());
    }

    /// How values are masked; the columns are null where all are but those of keys.
    private Map<String, @Nullable Object> mask() {
        return Trees.map(
                "mask",
                order.mask.mode().word(),
                "mask_columns",
                order.mask.columns().isEmpty() ? null : order.mask.columns());
    }

    private List<String> masked(ExportLines lines) {
        Set<String> masked = new TreeSet<>(lines.masked());
        masked.addAll(order.mask.touched());
        return List.copyOf(masked);
    }

    private @Nullable List<String> columns() {
        return switch (order.format) {
            case CSV -> order.columns.names();
            case LONG_CSV -> ExportLines.LONG;
            case JSON, NDJSON, HTML -> null;
        };
    }

    static Map<String, @Nullable Object> file(ExportFiles.Written file) {
        return Trees.map(
                "name",
                file.file().getFileName() == null
                        ? ""
                        : file.file().getFileName().toString(),
                "rows",
                file.rows(),
                "bytes",
                file.bytes(),
                "sha256",
                file.sha256());
    }
}
