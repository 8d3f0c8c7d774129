package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.ImportFiles;
import io.auditworkbench.workbench.ImportInput;
import io.auditworkbench.workbench.ImportReport;
import io.auditworkbench.workbench.ImportRequest;
import io.auditworkbench.workbench.ImportedFile;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports files of Debezium records.
@Unrecorded("the import records its files before it reads them")
@Command(
        name = "import",
        description = "Import files of Debezium records: JSON or NDJSON, plain, gzip or zstd.",
        footer = {
            "",
            "Examples:",
            "  auditctl import changes.ndjson.gz --dry-run --store shop.awb",
            "  zcat part-*.gz | auditctl import - --store shop.awb",
            "",
            "Exit codes: 0 everything is stored, 2 nothing could be read, 8 some records were refused or a transaction's",
            "END is in none of the files. A file may be imported again: what is stored already is not stored twice."
        })
public final class ImportCommand implements Callable<Integer> {

    /// How records stand in a file.
    enum Layout {
        auto,
        lines,
        values
    }

    /// Makes the use case; `isWanted` is asked between records, `progress` hears how far a file is.
    @FunctionalInterface
    public interface Maker {
        ImportFiles make(BooleanSupplier isWanted, Consumer<ImportedFile> progress);
    }

    private static final long REPORT_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long MAX_RECORD_BYTES = 512L << 20;

    private static final Shape<ImportedFile> SHAPE = new Shape<>(
            "auditctl.import/1",
            List.of(
                    Column.text("file", file -> Cell.of(file.name())),
                    Column.text("form", file -> Cell.of(file.form())),
                    Column.number("new", file -> Cell.of(file.records())),
                    Column.number("repeated", file -> Cell.of(file.repeated())),
                    Column.number("refused", file -> Cell.of(file.refused())),
                    Column.number("transactions", file -> Cell.of(file.transactions()))),
            ImportCommand::json,
            ImportedFile::name);

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Maker maker;
    private long reported = System.nanoTime();

    @Parameters(paramLabel = "FILE…", arity = "1..*", description = "the files, in their order; - is standard input")
    List<Path> files = List.of();

    @Mixin
    private final MaskingOptions masking = new MaskingOptions();

    @Option(
            names = "--layout",
            paramLabel = "HOW",
            description = "lines: a record a line; values: JSON values over any lines, or arrays; auto (default)")
    Layout layout = Layout.auto;

    @Option(names = "--dry-run", description = "say what would be stored and refused, and store nothing")
    boolean dryRun;

    public ImportCommand(
            Output output, Interruption interruption, UnaryOperator<@Nullable Path> storePath, Maker maker) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.maker = maker;
    }

    @Override
    public Integer call() {
        ListWriter<ImportedFile> list = output.list(SHAPE);
        interruption.onRequest(() -> {});
        ImportReport report =
                maker.make(() -> !interruption.isRequested(), this::progress).run(request());
        report.files().forEach(list::add);
        Ending ending = new Ending(
                report.store(),
                "",
                Map.of(),
                report.ending() == ImportReport.Ending.STOPPED
                        ? Ending.Completeness.TRUNCATED
                        : Ending.Completeness.ALL,
                null,
                notes(report));
        list.finish(ending);
        output.flush();
        report.files().forEach(this::refusals);
        output.notes(ending);
        return interruption.exitCode(code(report.ending()));
    }

    private ImportRequest request() {
        List<ImportInput> inputs = new ArrayList<>();
        for (Path file : files) {
            inputs.add(input(file));
        }
        if (inputs.stream()
                        .filter(input -> input.name().equals("standard input"))
                        .count()
                > 1) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "Standard input is named twice.", "It can be read once only.");
        }
        Path store = storePath.apply(output.options().store());
        return new ImportRequest(
                store,
                inputs,
                ImportRequest.Layout.valueOf(layout.name().toUpperCase(Locale.ROOT)),
                dryRun ? ImportRequest.Intent.TRY : ImportRequest.Intent.STORE,
                (int) Math.min(MAX_RECORD_BYTES, Runtime.getRuntime().maxMemory() / 8),
                masking.file(output.terminal(), store));
    }

    private ImportInput input(Path file) {
        if (file.toString().equals("-")) {
            return new ImportInput("standard input", output.terminal()::in);
        }
        return new ImportInput(file.toString(), () -> opened(file));
    }

    private static InputStream opened(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("a folder");
        }
        return Files.newInputStream(file);
    }

    private void progress(ImportedFile file) {
        if (System.nanoTime() - reported > REPORT_NANOS) {
            reported = System.nanoTime();
            output.note(String.format(
                    Locale.ROOT,
                    "%s: %,d records so far, %,d of them stored before.",
                    ScreenText.tame(file.name()),
                    file.records() + file.repeated(),
                    file.repeated()));
        }
    }

    private void refusals(ImportedFile file) {
        for (ImportedFile.Refusal refusal : file.refusals()) {
            output.warn(ScreenText.tame(
                    (file.name() + ", line " + refusal.line() + ": " + refusal.reason() + " " + refusal.nextStep())
                            .strip()));
        }
        long unnamed = file.refused() - file.refusals().size();
        if (unnamed > 0) {
            output.warn(ScreenText.tame(file.name() + ": and " + unnamed + " more."));
        }
    }

    private List<String> notes(ImportReport report) {
        List<String> notes = new ArrayList<>();
        if (report.waiting() > 0) {
            notes.add(report.waiting()
                    + " transactions wait for their END, which is in none of the files; their rows are not shown.");
        }
        if (report.ending() == ImportReport.Ending.STOPPED) {
            notes.add("Stopped before the end; the same command goes on where it was.");
        }
        notes.add(dryRun ? "Dry run: nothing was stored." : output.hint("events --limit 10", "coverage"));
        return notes;
    }

    private static ExitCode code(ImportReport.Ending ending) {
        return switch (ending) {
            case COMPLETE, STOPPED -> ExitCode.DONE;
            case INCOMPLETE -> ExitCode.INCOMPLETE;
            case NOTHING -> ExitCode.BAD_USAGE;
        };
    }

    private static Map<String, @Nullable Object> json(ImportedFile file) {
        return Trees.map(
                "file", file.name(),
                "form", file.form(),
                "new", file.records(),
                "repeated", file.repeated(),
                "refused", file.refused(),
                "transactions", file.transactions(),
                "refusals",
                        file.refusals().stream()
                                .map(refusal -> Trees.map(
                                        "line", refusal.line(), "code", refusal.code(), "reason", refusal.reason()))
                                .toList());
    }
}
