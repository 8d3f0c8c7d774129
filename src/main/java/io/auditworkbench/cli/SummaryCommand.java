package io.auditworkbench.cli;

import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.finding.AnomalyList;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.SummaryView;
import io.auditworkbench.workbench.view.SummaryView.Check;
import io.auditworkbench.workbench.view.SummaryView.Count;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what happened in a range: counts, business events, what is odd, what was checked, what could not be seen.
@Command(
        name = "summary",
        description = "Say what happened: counts, business events, what is odd, what was checked and found nothing, and"
                + " what could not be seen.")
public final class SummaryCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.summary/1";
    private static final int MOST_LINES = 10;

    @Option(names = "--since", paramLabel = "TIME", description = "from then on (default: from the beginning)")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "up to then (default: now)")
    private @Nullable String until;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "exit with 3 when an open group is at least so severe: info low medium high critical")
    private @Nullable Severity failOn;

    private final Output output;
    private final StoreDoor store;
    private final ConclusionDoor conclusions;

    public SummaryCommand(Output output, StoreDoor store, ConclusionDoor conclusions) {
        this.output = output;
        this.store = store;
        this.conclusions = conclusions;
    }

    /// Everything that is said.
    private record Told(
            SummaryView counts,
            CoverageView coverage,
            List<AnomalyView> groups,
            List<String> troubles,
            List<String> unmapped) {}

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        return store.read(reading -> tell(reading, format));
    }

    private ExitCode tell(StoreReading reading, OutputFormat format) {
        Optional<String> from = Optional.ofNullable(since);
        Optional<String> to = Optional.ofNullable(until);
        SummaryView counts = reading.summary().between(from, to);
        AnomalyList found = reading.findings()
                .list(new AnomalyQuestion(
                        from,
                        to,
                        List.of(TriageState.NEW, TriageState.IN_REVIEW, TriageState.CONFIRMED),
                        List.of(),
                        AnomalyQuestion.Muted.HIDE));
        Told told = new Told(
                counts,
                reading.coverage().between(from, to),
                found.groups(),
                found.troubles(),
                counts.hasConclusions() ? conclusions.read(ConclusionDesk::unmappedTables) : List.of());
        Ending ending = new Ending(
                reading.name(),
                "",
                CoverageText.json(told.coverage()),
                found.isPartial() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                List.of(output.hint("anomalies", "business", "coverage")));
        if (format == OutputFormat.TABLE) {
            print(reading.name(), told);
            output.flush();
            output.notes(ending);
        } else {
            output.document(format, SCHEMA, ending, List.of(json(told)));
            output.flush();
        }
        return exitCode(told);
    }

    private ExitCode exitCode(Told told) {
        if (failOn == null) {
            return ExitCode.DONE;
        }
        if (told.groups().stream().anyMatch(group -> group.severity().compareTo(failOn) >= 0)) {
            return ExitCode.FINDINGS;
        }
        return told.troubles().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private void print(String name, Told told) {
        Page page = new Page(output);
        SummaryView counts = told.counts();
        long changes = counts.operations().stream()
                .filter(count -> !count.name().equals("snapshot"))
                .mapToLong(Count::count)
                .sum();
        page.heading(name, Quantity.of(changes) + " changes");
        page.line("by operation", counts(counts.operations()));
        page.line("by table", counts(counts.tables()));
        page.line("by actor", counts(counts.actors()));
        page.line("business", counts(counts.business()));
        page.space();
        page.heading(
                told.groups().isEmpty() ? "Nothing odd is open" : told.groups().size() + " odd things are open");
        if (!told.groups().isEmpty()) {
            page.table(
                    AnomalyShape.list().columns().stream()
                            .filter(column -> column.shown() == Column.Shown.ALWAYS)
                            .toList(),
                    told.groups().stream().limit(MOST_LINES).toList());
        }
        page.space();
        page.heading("What was checked");
        checks(page, counts.checks());
        page.space();
        page.line("coverage", CoverageText.sentence(told.coverage()));
        page.line("not mapped", String.join(", ", told.unmapped()));
        told.troubles().forEach(trouble -> page.line("partial", trouble));
        if (!counts.hasConclusions()) {
            page.line("partial", "nothing was ever concluded in this store");
        }
    }

    private static void checks(Page page, List<Check> checks) {
        page.line(
                "found",
                checks.stream()
                        .filter(check -> check.groups() > 0)
                        .map(check -> check.detector() + " " + check.groups())
                        .collect(Collectors.joining(", ")));
        page.line(
                "nothing in",
                checks.stream()
                        .filter(check -> check.state().equals("running") && check.groups() == 0)
                        .map(check -> check.detector() + " (" + Quantity.of(check.looked()) + " looked at)")
                        .collect(Collectors.joining(", ")));
        for (Check check : checks) {
            if (!check.state().equals("running")) {
                page.line(
                        check.state().equals("failed") ? "failed" : "not run",
                        check.detector() + ": " + check.reason());
            }
        }
    }

    private static String counts(List<Count> counts) {
        String first = counts.stream()
                .limit(MOST_LINES)
                .map(count -> count.name() + " " + Quantity.of(count.count()))
                .collect(Collectors.joining(", "));
        int more = counts.size() - MOST_LINES;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static Map<String, @Nullable Object> json(Told told) {
        SummaryView counts = told.counts();
        return Trees.map(
                "by_operation", trees(counts.operations()),
                "by_table", trees(counts.tables()),
                "by_actor", trees(counts.actors()),
                "business", trees(counts.business()),
                "anomalies",
                        told.groups().stream().map(AnomalyShape.list().json()).toList(),
                "checks", counts.checks().stream().map(SummaryCommand::json).toList(),
                "unmapped_tables", told.unmapped(),
                "transactions_behind", counts.behind(),
                "partial", told.troubles());
    }

    private static List<Map<String, @Nullable Object>> trees(List<Count> counts) {
        return counts.stream()
                .map(count -> Trees.map("name", count.name(), "count", count.count()))
                .toList();
    }

    private static Map<String, @Nullable Object> json(Check check) {
        return Trees.map(
                "detector", check.detector(),
                "state", check.state(),
                "reason", check.reason(),
                "looked_at", check.looked(),
                "groups", check.groups());
    }
}
