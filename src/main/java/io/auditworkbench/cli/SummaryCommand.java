package io.auditworkbench.cli;

import io.auditworkbench.filter.GroupField;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.daily.DayKeeper;
import io.auditworkbench.workbench.daily.KeptDay;
import io.auditworkbench.workbench.explanation.NarrationQuestion;
import io.auditworkbench.workbench.finding.AnomalyList;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.finding.SummaryQuestion;
import io.auditworkbench.workbench.report.DocumentHtml;
import io.auditworkbench.workbench.report.DocumentMarkdown;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.view.NarrationView;
import io.auditworkbench.workbench.view.SummaryView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says what happened: counts, business events, what is odd, what was checked, what could not be seen.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "summary",
        description = "Say what happened: counts, business events, what is odd, what was checked and found nothing, and"
                + " what could not be seen.",
        footer = {
            "A filter chooses events: business events that one of them is part of, and groups of findings that one is kept as",
            "evidence of. What the checks looked at is of the whole range. --compare previous needs a range with a beginning.",
            "",
            "With --day everything is of that day, held against the same day of the weeks before or the days before. It is kept",
            "in the store: said again without anything new it is the same to the byte, and with something new a new version."
        })
public final class SummaryCommand implements Callable<Integer> {

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--by",
            paramLabel = "FIELD,…",
            split = ",",
            description = "count by these: table, actor, hour, day … or a column (default: op, table, actor)")
    private List<String> by = List.of();

    @Option(names = "--compare", paramLabel = "WITH", description = "previous: with the time before, as long as this")
    private @Nullable String compare;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "exit with 3 when an open group is at least so severe: info low medium high critical")
    private @Nullable Severity failOn;

    @Option(
            names = "--day",
            paramLabel = "DAY",
            description = "say what a day was against the usual, and keep it: 2026-11-20, yesterday, monday")
    private @Nullable String day;

    @Option(names = "--tz", paramLabel = "ZONE", description = "with --day: the zone whose day it is (default: UTC)")
    private @Nullable String zone;

    @Option(names = "--version", paramLabel = "N", description = "with --day: what was said of it in this version")
    private @Nullable Integer version;

    @Option(
            names = "--narrate",
            description =
                    "with --day: have the language model that is set up add a few sentences, each held to the facts")
    private boolean narrate;

    @Option(names = "--model", paramLabel = "NAME", description = "with --day: --narrate by this model")
    private @Nullable String model;

    private final Output output;
    private final StoreDoor store;
    private final ConclusionDoor conclusions;
    private final Interruption interruption;
    private final Supplier<DayKeeper> keeper;

    public SummaryCommand(
            Output output,
            StoreDoor store,
            ConclusionDoor conclusions,
            Interruption interruption,
            Supplier<DayKeeper> keeper) {
        this.output = output;
        this.store = store;
        this.conclusions = conclusions;
        this.interruption = interruption;
        this.keeper = keeper;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(
                OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML, OutputFormat.MD, OutputFormat.HTML);
        if (compare != null && !compare.equals("previous")) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is nothing called \"" + compare + "\" to compare with.",
                    "Write --compare previous.");
        }
        interruption.onRequest(() -> {});
        if (day != null) {
            return ofDay(day, format);
        }
        if (zone != null || version != null || narrate || model != null) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "--tz, --version, --narrate and --model are for a day.",
                    "Add --day, or leave them out.");
        }
        return store.read(reading -> {
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            return accepted.isEmpty() ? ExitCode.BAD_USAGE : tell(reading, accepted.get(), format);
        });
    }

    private int ofDay(String asked, OutputFormat format) {
        if (filter.isGiven() || !by.isEmpty() || compare != null) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The summary of a day takes no filter, range, --by or --compare.",
                    "Leave them out, or leave out --day and say --on.");
        }
        return store.read(reading -> {
            DayRun run = new DayRun(output, keeper.get());
            KeptDay told = run.of(reading, asked, zone == null ? "UTC" : zone, version);
            ExitCode code = run.print(reading, told, format, failOn);
            if (narrate || model != null) {
                narrate(reading, told, format);
            }
            return code;
        });
    }

    private void narrate(StoreReading reading, KeptDay told, OutputFormat format) {
        if (format != OutputFormat.TABLE && format != OutputFormat.MD) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "A model's sentences are no part of the summary, and stand in no file of it.",
                    "Leave out --narrate and --model, or print text with -o table or -o md.");
        }
        ProgressLine line = new ProgressLine(output, System::nanoTime);
        NarrationView view = reading.narrator()
                .narrate(
                        new NarrationQuestion(
                                told.facts().day(),
                                Optional.ofNullable(model),
                                Optional.empty(),
                                NarrationQuestion.Freshness.KEPT,
                                () -> !interruption.isRequested(),
                                progress -> line.show(() -> NarrationText.progress(progress))),
                        told.facts());
        line.clear();
        new NarrationText(output).print(format, view, reading.narrator().settings());
        output.flush();
    }

    private ExitCode tell(StoreReading reading, AcceptedFilter accepted, OutputFormat format) {
        SummaryText.Told told = told(reading, accepted);
        Ending ending = new Ending(
                reading.name(),
                accepted.canonical(),
                CoverageText.json(told.coverage()),
                told.troubles().isEmpty() ? Ending.Completeness.ALL : Ending.Completeness.TRUNCATED,
                null,
                List.of(output.hint("anomalies", "business", "coverage")));
        switch (format) {
            case TABLE -> new SummaryText(output).print(told);
            case MD -> output.text(DocumentMarkdown.of(SummaryDocument.of(told, accepted.canonical())));
            case HTML -> output.text(DocumentHtml.of(SummaryDocument.of(told, accepted.canonical())));
            default -> output.document(format, SummaryJson.SCHEMA, ending, List.of(SummaryJson.of(told)));
        }
        output.flush();
        if (format != OutputFormat.JSON && format != OutputFormat.YAML) {
            output.notes(ending);
        }
        return exitCode(told);
    }

    private SummaryText.Told told(StoreReading reading, AcceptedFilter accepted) {
        List<GroupField> fields = reading.statistics().fields("--by", by);
        ChosenRange chosen = reading.events().chosen(accepted, interruption::isRequested);
        Optional<ChosenRange> former = Optional.ofNullable(compare)
                .map(_ -> reading.filters().before(accepted))
                .map(before -> reading.events().chosen(before, interruption::isRequested));
        SummaryView counts =
                reading.summary().of(new SummaryQuestion(chosen, former, further(fields)), interruption::isRequested);
        AnomalyList found = reading.findings()
                .list(new AnomalyQuestion(
                        chosen,
                        List.of(TriageState.NEW, TriageState.IN_REVIEW, TriageState.CONFIRMED),
                        List.of(),
                        AnomalyQuestion.Muted.HIDE));
        return new SummaryText.Told(
                reading.name(),
                counts,
                fields.stream().map(GroupField::text).toList(),
                found.coverage(),
                found.groups(),
                troubles(counts, found),
                counts.hasConclusions() ? conclusions.read(ConclusionDesk::unmappedTables) : List.of(),
                counts.hasConclusions() ? conclusions.read(ConclusionDesk::differences) : List.of());
    }

    /// The usual fields are counted anyway.
    private static List<GroupField> further(List<GroupField> fields) {
        return fields.stream()
                .filter(field -> !SummaryText.USUAL.contains(field.text()))
                .toList();
    }

    private static List<String> troubles(SummaryView counts, AnomalyList found) {
        List<String> troubles = new ArrayList<>(found.troubles());
        if (counts.isPartial()) {
            troubles.add("the counting was stopped");
        }
        return troubles;
    }

    private ExitCode exitCode(SummaryText.Told told) {
        if (failOn == null) {
            return told.counts().isPartial() ? ExitCode.INCOMPLETE : ExitCode.DONE;
        }
        if (told.groups().stream().anyMatch(group -> group.severity().compareTo(failOn) >= 0)) {
            return ExitCode.FINDINGS;
        }
        return told.troubles().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
}
