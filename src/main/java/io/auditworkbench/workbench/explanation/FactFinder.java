package io.auditworkbench.workbench.explanation;

import io.auditworkbench.detect.BuiltInDetectors;
import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.explain.FactSheet;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.Rule;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.rulepack.BuiltIn;
import io.auditworkbench.rulepack.PackFile;
import io.auditworkbench.rulepack.ReadRule;
import io.auditworkbench.rulepack.RulePackReader;
import io.auditworkbench.store.ActivityLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.CoverageStatement;
import io.auditworkbench.workbench.ShowById;
import io.auditworkbench.workbench.TransactionTrace;
import io.auditworkbench.workbench.finding.FindingDesk;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BasedView;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ShownView;
import io.auditworkbench.workbench.view.TraceView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the facts of findings, business events, transactions and changes by their ids.
///
/// - **Threading**: any number of threads.
final class FactFinder {

    /// How many changes of a transaction are facts one by one.
    private static final int MOST_STEPS = 30;

    private static final Duration PAST = Duration.ofDays(7);

    private final Store store;
    private final ShowById show;
    private final TransactionTrace trace;
    private final FindingDesk findings;
    private final CoverageStatement coverage;

    FactFinder(Store store, ShowById show, TransactionTrace trace, FindingDesk findings, CoverageStatement coverage) {
        this.store = store;
        this.show = show;
        this.trace = trace;
        this.findings = findings;
        this.coverage = coverage;
    }

    /// What is known of a thing.
    ///
    /// - **Shape**: `kind` is `anomaly`, `business`, `transaction` or `event`.
    record Found(String kind, FactSheet facts, CoverageView coverage) {}

    /// The facts of a thing; of a finding also what else is known of whoever did it, which takes longer to find.
    FactSheet findWithPast(String id) {
        FactSheet found = find(id).facts();
        return found instanceof FactSheet.OfAnomaly anomaly && anomaly.who().isKnown()
                ? anomaly.withHistory(past(anomaly))
                : found;
    }

    private List<FactSheet.Past> past(FactSheet.OfAnomaly anomaly) {
        String actor = anomaly.who().name();
        long first = ChronoUnit.MICROS.between(Instant.EPOCH, anomaly.first());
        long changes = store.activity().byActor(first - PAST.toNanos() / 1_000, first).stream()
                .filter(each -> each.actor().equals(actor))
                .mapToLong(ActivityLog.ActorCount::events)
                .sum();
        long findings = store.findings().groups(0, Long.MAX_VALUE).stream()
                .filter(group -> group.actor().equals(actor) && !group.id().equals(anomaly.id()))
                .count();
        return List.of(
                new FactSheet.Past("changes by " + actor + " in the 7 days before", Long.toString(changes)),
                new FactSheet.Past("other findings with " + actor, Long.toString(findings)));
    }

    /// The facts of a thing.
    ///
    /// - **Errors**: `BAD_USAGE` for no id, or that of a gap or row; `NOT_FOUND` for an id that nothing has.
    Found find(String id) {
        return switch (show.show(id)) {
            case ShownView.OfEvent event -> event(event);
            case ShownView.OfTransaction _ ->
                transaction(trace.net(id), trace.steps(id, MOST_STEPS).steps());
            case ShownView.OfBased(BasedView.OfFinding finding) -> anomaly(finding);
            case ShownView.OfBased(BasedView.OfBusiness business) -> business(business);
            case ShownView.OfGap _, ShownView.OfRow _ ->
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        id + " is nothing that happened.",
                        "Give a finding A17, a business event B12, a transaction T88 or an event E1024; `show " + id
                                + "` shows the rest.");
        };
    }

    private static Found event(ShownView.OfEvent shown) {
        EventView event = shown.event();
        FactSheet facts = new FactSheet.OfEvent(
                ViewFacts.change(event),
                event.transactionSize(),
                Optional.ofNullable(event.ddl() == null ? event.statement() : event.ddl()),
                ViewFacts.business(shown.business(), event.sequence(), event.sequence()),
                ViewFacts.findings(shown.anomalies()),
                ViewFacts.coverage(shown.coverage()));
        return new Found("event", facts, shown.coverage());
    }

    private static Found transaction(TraceView shown, List<EventView> steps) {
        long first = shown.transaction().firstSequence();
        long last = first + shown.transaction().eventCount() - 1;
        FactSheet facts = new FactSheet.OfTransaction(
                shown.transaction().id(),
                shown.transaction().kind(),
                shown.transaction().committedAt(),
                ViewFacts.who(shown.transaction().actor()),
                shown.transaction().source().position(),
                shown.transaction().eventCount(),
                shown.transaction().tables().stream()
                        .map(each -> new FactSheet.Count(
                                each.schema() + "." + each.table(), each.kind().word(), each.events()))
                        .toList(),
                shown.net().stream().map(ViewFacts::row).toList(),
                ViewFacts.changes(steps),
                shown.balances().stream()
                        .map(each -> new FactSheet.Balance(
                                each.schema() + "." + each.table() + "." + each.column(), each.sum()))
                        .toList(),
                shown.notes(),
                ViewFacts.business(shown.business(), first, last),
                ViewFacts.findings(shown.anomalies()),
                ViewFacts.coverage(shown.coverage()));
        return new Found("transaction", facts, shown.coverage());
    }

    private Found anomaly(BasedView.OfFinding shown) {
        AnomalyView group = shown.group();
        Optional<Anomaly> last =
                store.findings().findings(number(group.id()), 1).stream().findFirst();
        CoverageView seen = around(shown.changes(), List.of(group.first(), group.last()));
        FactSheet facts = new FactSheet.OfAnomaly(
                group.id(),
                group.severity().name().toLowerCase(Locale.ROOT),
                group.what(),
                check(group.detector(), last.map(Anomaly::parameters).orElse(List.of())),
                group.first(),
                group.last(),
                group.hits(),
                group.events(),
                last.map(Anomaly::actor).map(ViewFacts::who).orElse(new FactSheet.Who(group.who(), "unknown", "")),
                shown.measures().stream()
                        .map(each -> new FactSheet.Measured(
                                each.name(), each.actual(), each.typical(), each.unit(), each.sampleSize()))
                        .toList(),
                ViewFacts.changes(shown.changes()),
                ViewFacts.business(shown.concerns(), 0, -1),
                shown.said().stream()
                        .map(each -> new FactSheet.Said(each.state(), each.reason(), each.by(), each.at()))
                        .toList(),
                List.of(),
                ViewFacts.coverage(seen));
        return new Found("anomaly", facts, seen);
    }

    private static FactSheet.Check check(String detector, List<Anomaly.Measure> parameters) {
        Optional<DetectorSpec> spec = BuiltInDetectors.all().stream()
                .map(Detector::spec)
                .filter(each -> each.id().equals(detector))
                .findFirst();
        List<FactSheet.Setting> settings = new ArrayList<>();
        for (Anomaly.Measure parameter : parameters) {
            String meaning = spec.stream()
                    .flatMap(each -> each.parameters().stream())
                    .filter(each -> each.name().equals(parameter.name()))
                    .map(DetectorSpec.Parameter::meaning)
                    .findFirst()
                    .orElse("");
            settings.add(new FactSheet.Setting(parameter.name(), parameter.actual(), parameter.unit(), meaning));
        }
        return new FactSheet.Check(
                detector,
                spec.map(DetectorSpec::title).orElse(""),
                spec.map(DetectorSpec::description).orElse(""),
                settings);
    }

    private Found business(BasedView.OfBusiness shown) {
        BusinessView view = shown.event();
        BusinessEvent event =
                store.conclusions().event(number(view.id())).orElseThrow().event();
        CoverageView seen = around(shown.changes(), List.of(view.at()));
        FactSheet facts = new FactSheet.OfBusiness(
                view.id(),
                view.revision(),
                view.type(),
                view.at(),
                ViewFacts.who(event.actor()),
                view.objects(),
                view.attributes(),
                view.confidence(),
                view.standing(),
                view.because(),
                rule(event.rule()),
                view.conditions(),
                view.changes().size(),
                ViewFacts.changes(shown.changes()),
                ViewFacts.findings(findingsOf(event)),
                ViewFacts.coverage(seen));
        return new Found("business", facts, seen);
    }

    private List<AnomalyView> findingsOf(BusinessEvent event) {
        Map<Long, AnomalyView> groups = new TreeMap<>();
        for (long change : event.changes()) {
            store.findings().groupsOf(change).forEach(group -> groups.computeIfAbsent(group.number(), findings::group));
        }
        return List.copyOf(groups.values());
    }

    /// The rule as it was written when the event was concluded.
    private FactSheet.RuleText rule(RuleVersion version) {
        Optional<Rule.Header> header = store.conclusions().texts().stream()
                .filter(kept -> kept.version().equals(version))
                .flatMap(kept -> new RulePackReader(BuiltIn.vocabulary())
                        .read(List.of(PackFile.of(version.ruleId(), kept.text()))).stream())
                .filter(ReadRule.Accepted.class::isInstance)
                .map(read -> ((ReadRule.Accepted) read).rule().header())
                .findFirst();
        return new FactSheet.RuleText(
                version.ruleId(),
                version.version(),
                version.sha256(),
                header.map(Rule.Header::title).orElse(""),
                header.map(Rule.Header::description).map(String::strip).orElse(""),
                header.map(Rule.Header::falsePositives).orElse(List.of()));
    }

    /// From the first to the last of the changes and moments.
    private CoverageView around(List<EventView> changes, List<Instant> moments) {
        List<Instant> all = new ArrayList<>(moments);
        changes.forEach(change -> all.add(change.committedAt()));
        return coverage.between(Collections.min(all), Collections.max(all));
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(1));
    }
}
