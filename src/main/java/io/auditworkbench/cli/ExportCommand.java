package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.DemoStore;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.export.EventExport;
import io.auditworkbench.workbench.export.ExportColumns;
import io.auditworkbench.workbench.export.ExportFiles;
import io.auditworkbench.workbench.export.ExportFormat;
import io.auditworkbench.workbench.export.ExportMask;
import io.auditworkbench.workbench.export.ExportOrder;
import io.auditworkbench.workbench.export.OcelExport;
import io.auditworkbench.workbench.view.CoverageView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes events into files for other programs.
@Recorded(AuditAction.Kind.EXPORT)
@Command(
        name = "export",
        description =
                "Write events, oldest first, as CSV, long-form CSV, JSON, NDJSON, HTML, XLSX or PDF, or business events as an event"
                        + " log of OCEL 2.0, with a manifest beside the file.",
        footer = {
            "--columns takes event tx time op table key actor grade changed before after source gtid position thread",
            "captured statement, and captured columns: total, old.total, new.total.",
            "A file appears under its name when it is whole; until then it is NAME.part.",
            "CSV: a text that begins with = + - @, a tab or a line end, also behind spaces or full-width, gets a ' before",
            "it, so that no spreadsheet runs it. Numbers, times and ids are left as they are. The manifest counts them.",
            "NULL is an empty field, an empty text is \"\".",
            "--mask hash puts a mark in place of each value, the same for equal values of one export and for none of another;",
            "--mask drop leaves columns out. Keys stay unless --mask-columns names one of their columns: then they are hashed.",
            "Statements are masked with them. Actors, tables, times and ids stay.",
            "ocel-json and ocel-sqlite hold the business events that stand in the range, with their objects; of a filter",
            "with more than times, those that rest on a change that it selects."
        })
public final class ExportCommand implements Callable<Integer> {

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            description = "csv (default), long-csv, json, ndjson, html, xlsx, pdf, ocel-json or ocel-sqlite")
    private String as = "csv";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "the new file to write; - is standard output (default: -)")
    private @Nullable Path to;

    @Option(names = "--overwrite", description = "replace a file of that name, once the new one is whole")
    private boolean overwrite;

    @Option(
            names = "--tz",
            paramLabel = "ZONE",
            description = "write times of CSV and XLSX in this zone (default: UTC)")
    private String zone = "UTC";

    @Option(names = "--bom", description = "begin CSV with a byte order mark, for Excel")
    private boolean bom;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "what stands between the fields of CSV: a character, or tab (default: ,)")
    private String delimiter = ",";

    @Option(names = "--no-formula-guard", description = "leave texts that a spreadsheet would run as they are")
    private boolean noFormulaGuard;

    @Option(names = "--split", paramLabel = "N", description = "begin another file after so many rows, as in 1M")
    private @Nullable String split;

    @Option(names = "--sha256", description = "print the SHA-256 of each file, as sha256sum does")
    private boolean sha256;

    @Option(
            names = "--mask",
            paramLabel = "MODE",
            description = "what becomes of values: keep (default), hash (equal ones stay equal) or drop")
    private String mask = "keep";

    @Option(
            names = "--mask-columns",
            paramLabel = "A,B",
            split = ",",
            description = "mask only these columns (default: all but those of keys)")
    private List<String> maskColumns = List.of();

    @Option(names = "--strict", description = "exit with 8 when a gap makes the export incomplete")
    private boolean strict;

    private final Output output;
    private final StoreDoor store;
    private final Interruption interruption;
    private final Clock clock;

    public ExportCommand(Output output, StoreDoor store, Interruption interruption, Clock clock) {
        this.output = output;
        this.store = store;
        this.interruption = interruption;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Optional<OcelExport.Form> ocel = OcelRun.form(as);
        if (ocel.isPresent()) {
            requireFitting(ocel.get());
            return store.read(reading -> {
                Optional<AcceptedFilter> accepted = filter.read(reading, output);
                return accepted.isEmpty() ? ExitCode.BAD_USAGE : export(reading, accepted.get(), ocel.get());
            });
        }
        ExportFormat format = ExportFormat.parse(as);
        requireFitting(format);
        return store.read(reading -> {
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            return accepted.isEmpty() ? ExitCode.BAD_USAGE : export(reading, accepted.get(), format);
        });
    }

    private void requireFitting(OcelExport.Form form) {
        requireNoOutputFormat();
        if (!mask.equals("keep") || !maskColumns.isEmpty()) {
            throw usage("--mask is for changes.", "Leave it out: " + as + " holds what rules concluded.");
        }
        requireNothingForCsv(as);
        if (output.options().columns != null) {
            throw usage("--columns is for csv.", "Leave it out: " + as + " has the same columns always.");
        }
        if (split != null) {
            throw usage(
                    "An event log cannot be split.", "Leave out --split, or choose a range with --since and --until.");
        }
        if (form == OcelExport.Form.SQLITE && isStream()) {
            throw usage("A database cannot be written to standard output.", "Name a file with --to.");
        }
    }

    private void requireNoOutputFormat() {
        if (output.options().format != null) {
            throw usage("-o is not for exports.", "Say the format with --as.");
        }
    }

    private void requireNothingForCsv(String format) {
        requireNoSpellingOfCsv(format);
        if (!zone.equals("UTC")) {
            throw forCsv(format);
        }
    }

    private void requireNoSpellingOfCsv(String format) {
        if (bom || noFormulaGuard || !delimiter.equals(",")) {
            throw forCsv(format);
        }
    }

    private static WorkbenchException forCsv(String format) {
        return usage(
                "--bom, --delimiter, --no-formula-guard and --tz are for CSV.",
                "Leave them out: " + format + " has times in UTC and every value as it is.");
    }

    private ExitCode export(StoreReading reading, AcceptedFilter accepted, OcelExport.Form form) {
        CoverageView coverage = reading.coverage().of(accepted);
        OcelRun run = new OcelRun(output, interruption, new OcelRun.Order(form, accepted, coverage), clock);
        return isStream() ? run.toStream(reading, strict) : run.toFile(reading, destination(reading), sha256, strict);
    }

    private void requireFitting(ExportFormat format) {
        requireNoOutputFormat();
        if (format == ExportFormat.XLSX) {
            requireNoSpellingOfCsv(format.toString());
        } else if (!format.isCsv()) {
            requireNothingForCsv(format.toString());
        }
        if (output.options().columns != null && !format.hasChosenColumns()) {
            throw usage("--columns is for csv and xlsx.", "Leave it out: " + format + " has the same columns always.");
        }
        if (!format.isText() && isStream()) {
            throw usage("What is no text cannot be written to standard output.", "Name a file with --to.");
        }
        if (split != null && isStream()) {
            throw usage("Standard output cannot be split.", "Name a file with --to.");
        }
    }

    private ExitCode export(StoreReading reading, AcceptedFilter accepted, ExportFormat format) {
        CoverageView coverage = reading.coverage().of(accepted);
        ExportOrder order = new ExportOrder(
                format,
                ExportColumns.of(output.options().columns, zone(), reading),
                zone(),
                delimiter(),
                noFormulaGuard ? ExportOrder.Guarding.AS_THEY_ARE : ExportOrder.Guarding.GUARDED,
                bom ? ExportOrder.Mark.BYTE_ORDER : ExportOrder.Mark.NONE,
                mask(reading),
                accepted,
                coverage,
                DemoStore.hasMade(Path.of(reading.name())) ? ExportOrder.Origin.DEMO : ExportOrder.Origin.RECORD);
        ExportRun run = new ExportRun(output, interruption, new EventExport(reading, order, clock), coverage);
        return isStream() ? run.toStream(strict) : run.toFiles(destination(reading), sha256, strict);
    }

    private ExportMask mask(StoreReading reading) {
        List<String> columns = maskColumns.stream().map(String::strip).toList();
        ExportMask.Mode mode = ExportMask.Mode.parse(mask);
        if (mode == ExportMask.Mode.KEEP && !columns.isEmpty()) {
            throw usage("--mask-columns is for masked exports.", "Add --mask hash or --mask drop.");
        }
        reading.filters().requireColumns("--mask-columns", columns);
        return ExportMask.of(mode, columns);
    }

    private EventExport.Destination destination(StoreReading reading) {
        Path target = to == null ? Path.of("-") : to;
        long rows = split == null ? 0 : CountWord.ofEvents(split);
        ExportFiles.Existing existing = overwrite ? ExportFiles.Existing.REPLACE : ExportFiles.Existing.REFUSE;
        return EventExport.Destination.of(target, rows, existing, reading);
    }

    private boolean isStream() {
        return to == null || to.toString().equals("-");
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone.strip());
        } catch (DateTimeException unknown) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is no time zone \"" + zone + "\".",
                    "Write one as Europe/Berlin, UTC or +02:00.",
                    unknown);
        }
    }

    private char delimiter() {
        if (delimiter.equalsIgnoreCase("tab") || delimiter.equals("\\t")) {
            return '\t';
        }
        if (delimiter.length() != 1
                || "\"\r\n=+-@'".contains(delimiter)
                || Character.isLetterOrDigit(delimiter.charAt(0))) {
            throw usage("\"" + delimiter + "\" cannot stand between fields.", "Choose , ; | or tab.");
        }
        return delimiter.charAt(0);
    }

    private static WorkbenchException usage(String happened, String nextStep) {
        return new WorkbenchException(ErrorCode.BAD_USAGE, happened, nextStep);
    }
}
