package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.finding.AnomalyList;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.AnomalyView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists groups of findings.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "anomalies",
        description = "List what detectors found, grouped, the most severe first.",
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "A filter chooses groups by the events that are kept as their evidence: table:refunds actor:bob.",
            "--fail-on exits with 3 for a group of at least that severity that is new, in review or confirmed, and with 8",
            "when something was not looked at: an answer that may lack findings passes no gate."
        })
public final class AnomaliesCommand implements Callable<Integer> {

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--state",
            paramLabel = "STATE,…",
            split = ",",
            description = "only new, in-review, explained, confirmed, muted or superseded")
    private List<String> states = List.of();

    @Option(
            names = {"--rule", "--detector"},
            paramLabel = "NAME,…",
            split = ",",
            description = "only what these found")
    private List<String> detectors = List.of();

    @Option(names = "--include-muted", description = "also what somebody muted")
    private boolean includeMuted;

    @Option(names = "--fail-on", paramLabel = "SEVERITY", description = "exit with 3 for one of at least this severity")
    private @Nullable String failOn;

    @Option(names = "--feedback", description = "how often each detector was right, by what was said of its groups")
    private boolean feedback;

    private final Output output;
    private final StoreDoor store;
    private final Interruption interruption;

    private AnomaliesCommand(Output output, StoreDoor store, Interruption interruption) {
        this.output = output;
        this.store = store;
        this.interruption = interruption;
    }

    /// The command with its parts.
    public static CommandLine with(Output output, StoreDoor store, Interruption interruption, AnomaliesSetCommand set) {
        return new CommandLine(new AnomaliesCommand(output, store, interruption)).addSubcommand(set);
    }

    @Override
    public Integer call() {
        Optional<Severity> gate = Optional.ofNullable(failOn).map(SeverityText::parse);
        List<TriageState> asked = states.stream().map(FindingDesk::state).toList();
        interruption.onRequest(() -> {});
        return store.read(reading -> {
            if (feedback) {
                return feedback(reading);
            }
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            return accepted.isEmpty() ? ExitCode.BAD_USAGE : list(reading, accepted.get(), asked, gate);
        });
    }

    private ExitCode list(
            StoreReading reading, AcceptedFilter accepted, List<TriageState> asked, Optional<Severity> gate) {
        AnomalyList found = reading.findings()
                .list(new AnomalyQuestion(
                        reading.events().chosen(accepted, interruption::isRequested),
                        asked,
                        detectors.stream().map(String::strip).toList(),
                        includeMuted ? AnomalyQuestion.Muted.SHOW : AnomalyQuestion.Muted.HIDE));
        ListWriter<AnomalyView> list = output.list(AnomalyShape.list());
        found.groups().forEach(list::add);
        Ending ending = new Ending(
                reading.name(),
                accepted.canonical(),
                CoverageText.json(found.coverage()),
                found.isPartial() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                notes(found, accepted.isRangeOnly() ? " events in the range" : " events chosen"));
        list.finish(ending);
        output.flush();
        found.troubles().forEach(trouble -> output.warn("PARTIAL: " + trouble));
        output.notes(ending);
        return exitCode(found, asked, gate);
    }

    private List<String> notes(AnomalyList found, String events) {
        List<String> notes = new ArrayList<>();
        int groups = found.groups().size();
        String muted = found.muted() == 0 ? "" : " · " + found.muted() + " muted, --include-muted shows them";
        notes.add(
                groups + (groups == 1 ? " group" : " groups") + muted + " · " + found.quiet() + " of " + found.checks()
                        + " checks found nothing · " + Quantity.of(found.events()) + events + " · "
                        + CoverageText.sentence(found.coverage()));
        found.groups().stream()
                .findFirst()
                .ifPresent(group -> notes.add(output.hint(
                        "show " + group.id(),
                        "explain " + group.id(),
                        "anomalies set " + group.id() + " --state explained --reason TEXT")));
        return notes;
    }

    private static ExitCode exitCode(AnomalyList found, List<TriageState> asked, Optional<Severity> gate) {
        if (gate.isEmpty()) {
            return ExitCode.DONE;
        }
        boolean isHit = found.groups().stream()
                .filter(group -> !asked.isEmpty() || isOpen(group.state()))
                .anyMatch(group -> group.severity().compareTo(gate.get()) >= 0);
        if (isHit) {
            return ExitCode.FINDINGS;
        }
        return found.isPartial() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private static boolean isOpen(TriageState state) {
        return switch (state) {
            case NEW, IN_REVIEW, CONFIRMED -> true;
            case EXPLAINED, MUTED, SUPERSEDED -> false;
        };
    }

    private ExitCode feedback(StoreReading reading) {
        ListWriter<FindingDesk.Feedback> list = output.list(new Shape<>(
                "auditctl.anomalies.feedback/1",
                List.of(
                        Column.text("detector", one -> Cell.of(one.detector())),
                        Column.number("groups", one -> Cell.of(one.groups())),
                        Column.number("confirmed", one -> Cell.of(one.confirmed())),
                        Column.number("explained", one -> Cell.of(one.explained())),
                        Column.number("precision", one -> Cell.of(precision(one)))),
                AnomaliesCommand::json,
                FindingDesk.Feedback::detector));
        reading.findings().feedback().forEach(list::add);
        Ending ending = new Ending(
                reading.name(),
                "",
                CoverageText.json(reading.coverage().all()),
                Ending.Completeness.ALL,
                null,
                List.of("precision = confirmed / (confirmed + explained); groups that nobody judged do not count"));
        list.finish(ending);
        output.flush();
        output.notes(ending);
        return ExitCode.DONE;
    }

    /// In per cent, rounded down; null when nothing was judged.
    private static @Nullable String precision(FindingDesk.Feedback one) {
        return one.judged() == 0 ? null : one.confirmed() * 100 / one.judged() + " %";
    }

    private static Map<String, @Nullable Object> json(FindingDesk.Feedback one) {
        return Trees.map(
                "detector", one.detector(),
                "groups", one.groups(),
                "confirmed", one.confirmed(),
                "explained", one.explained(),
                "precision_percent", one.judged() == 0 ? null : one.confirmed() * 100 / one.judged());
    }
}
