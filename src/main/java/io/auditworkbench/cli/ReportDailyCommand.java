package io.auditworkbench.cli;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.daily.DayKeeper;
import io.auditworkbench.workbench.daily.DayWord;
import io.auditworkbench.workbench.daily.KeptDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes summaries of days into files.
@Recorded(AuditAction.Kind.EXPORT)
@Command(
        name = "daily",
        description = "Write the summary of a day, or of each day of a range, into files.",
        footer = {
            "",
            "Example, for a timer at night; exit 3 says that something severe is open:",
            "  auditctl report daily --day yesterday --as html,json,ndjson --to /var/lib/audit-workbench/reports/ --fail-on high",
            "",
            "Of several days or forms --to is a folder: daily-2026-11-20.html. A file of that name is replaced by a whole one."
        })
public final class ReportDailyCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 366;

    @Option(
            names = "--day",
            paramLabel = "DAY",
            description = "the day: 2026-11-20, yesterday, monday (default: yesterday)")
    private @Nullable String day;

    @Option(names = "--since", paramLabel = "DAY", description = "every day from this one on: 2026-11-20, 24h, 7d")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "DAY", description = "up to this one, itself included (default: yesterday)")
    private @Nullable String until;

    @Option(names = "--tz", paramLabel = "ZONE", description = "the zone whose days they are (default: UTC)")
    private String zone = "UTC";

    @Option(names = "--as", paramLabel = "FORM,…", split = ",", description = "html (default), md, json, ndjson, pdf")
    private List<DayFile.Form> forms = List.of(DayFile.Form.html);

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE|FOLDER",
            description = "the file to write, or the folder to write files into")
    private Path to = Path.of("");

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "exit with 3 when an open group is at least so severe: info low medium high critical")
    private @Nullable Severity failOn;

    private final Output output;
    private final StoreDoor store;
    private final Interruption interruption;
    private final Supplier<DayKeeper> keeper;

    ReportDailyCommand(Output output, StoreDoor store, Interruption interruption, Supplier<DayKeeper> keeper) {
        this.output = output;
        this.store = store;
        this.interruption = interruption;
        this.keeper = keeper;
    }

    @Override
    public Integer call() {
        if (output.options().format != null) {
            throw usage("-o is not for reports.", "Say the form with --as.");
        }
        if (day != null && (since != null || until != null)) {
            throw usage("--day is one day, --since and --until are a range.", "Give one of them.");
        }
        interruption.onRequest(() -> {});
        return store.read(this::write);
    }

    private ExitCode write(StoreReading reading) {
        ZoneId known = DayWord.zone(zone);
        List<LocalDate> days = days(reading, known);
        Set<DayFile.Form> asked = new LinkedHashSet<>(forms);
        boolean isFolder = Files.isDirectory(to) || days.size() > 1 || asked.size() > 1;
        if (isFolder) {
            makeFolder();
        }
        DayRun run = new DayRun(output, keeper.get());
        ExitCode worst = ExitCode.DONE;
        for (LocalDate date : days) {
            if (interruption.isRequested()) {
                return ExitCode.INCOMPLETE;
            }
            KeptDay told = run.made(reading, date, known);
            for (DayFile.Form form : asked) {
                Path file = isFolder ? to.resolve("daily-" + date + "." + form) : to;
                DayFile.write(reading.name(), told, form, file);
                output.handedOut().file(file);
                output.line(file.toString());
            }
            worst = worse(worst, DayRun.exitCode(told.facts(), failOn));
        }
        output.flush();
        return worst;
    }

    private void makeFolder() {
        try {
            PrivateFile.createFolders(to);
        } catch (IOException unwritable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The folder " + to + " cannot be made.",
                    "Of several days or forms --to is a folder: name one that you may write to.",
                    unwritable);
        }
    }

    private List<LocalDate> days(StoreReading reading, ZoneId known) {
        if (since == null && until == null) {
            return List.of(reading.days().day(Objects.requireNonNullElse(day, "yesterday"), known));
        }
        if (since == null) {
            throw usage("--until without --since is no range.", "Add --since.");
        }
        LocalDate first = reading.days().day(since, known);
        LocalDate last = reading.days().day(Objects.requireNonNullElse(until, "yesterday"), known);
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw usage(
                    "From " + first + " to " + last + " are not 1 to " + MOST_DAYS + " days.",
                    "Give a range in its order, and a long one in parts.");
        }
        return Stream.iterate(first, date -> !date.isAfter(last), date -> date.plusDays(1))
                .toList();
    }

    /// What was found weighs more than what could not be seen.
    private static ExitCode worse(ExitCode one, ExitCode other) {
        if (one == ExitCode.FINDINGS || other == ExitCode.FINDINGS) {
            return ExitCode.FINDINGS;
        }
        return one == ExitCode.DONE ? other : one;
    }

    private static WorkbenchException usage(String happened, String nextStep) {
        return new WorkbenchException(ErrorCode.BAD_USAGE, happened, nextStep);
    }
}
