package io.auditworkbench.workbench.conclude;

import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSuite;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.view.ScanView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Applies rules and detectors to a part of the log again, and keeps nothing.
///
/// - **Shape**: the whole log is read, because habits come from before the part and corrections after it; what is
///   reported has its evidence, or its start, in the part.
/// - **Threading**: one thread.
final class RangeScan {

    private final Store store;
    private final Masker masker;
    private final Knowledge knowledge;
    private final ChosenEvents chosen;
    private final DetectorSuite suite;
    private final Map<String, FindingTally> groups = new LinkedHashMap<>();
    private final Map<String, Long> looked = new HashMap<>();
    private final Map<String, String> failed = new TreeMap<>();
    private long inRange;
    private long before;
    private long after;
    private long through;

    RangeScan(Store store, Masker masker, ChosenRules rules, ChosenEvents chosen) {
        this.store = store;
        this.masker = masker;
        knowledge = rules.knowledge();
        this.chosen = chosen;
        suite = knowledge.detectors().suite(rules.detectors(), knowledge.mapping());
    }

    /// Runs to the end of the log, unless `stop` says so earlier; `progress` hears the last change looked at.
    ScanView run(LongConsumer progress, BooleanSupplier stop) {
        DryRun run = new DryRun(store, knowledge, suite);
        boolean isAll = run.run(
                (slice, outcome) -> {
                    examined(slice, outcome);
                    progress.accept(through);
                },
                stop);
        List<String> troubles = new ArrayList<>();
        if (!isAll) {
            troubles.add("stopped after " + (through == 0 ? "nothing" : "E" + through) + ": "
                    + (chosen.count() - inRange) + " changes of the range were not looked at");
        }
        failed.forEach((detector, reason) -> troubles.add("the check " + detector + " failed: " + reason));
        run.failed()
                .forEach(broken -> troubles.add("the rule " + broken.ruleId() + " broke over E" + broken.anchor() + ": "
                        + broken.reason() + "; what it would conclude there is missing"));
        return new ScanView(
                chosen.count(),
                inRange,
                before,
                after,
                store.conclusions().behind(),
                found(),
                isAll ? gone() : List.of(),
                business(run.concluded()),
                checks(),
                troubles);
    }

    private void examined(ChangeSlice slice, DetectorSuite.Outcome outcome) {
        long held = 0;
        for (ObservedChange change : slice.changes()) {
            through = change.seq();
            if (chosen.contains(change.seq())) {
                held++;
            } else if (change.seq() < chosen.first()) {
                before++;
            } else if (change.seq() > chosen.last()) {
                after++;
            }
        }
        inRange += held;
        outcome.findings().stream().filter(this::isInRange).forEach(this::take);
        if (held > 0) {
            outcome.looked().forEach((detector, count) -> looked.merge(detector, count, Long::sum));
        }
        outcome.failed().forEach(one -> failed.put(one.detector(), one.reason()));
    }

    private boolean isInRange(Anomaly anomaly) {
        return anomaly.evidence().stream().anyMatch(chosen::contains);
    }

    private void take(Anomaly anomaly) {
        groups.computeIfAbsent(key(anomaly.detector(), anomaly.fingerprint()), _ -> new FindingTally(anomaly))
                .add(anomaly);
    }

    private static String key(String detector, String fingerprint) {
        return detector + '\0' + fingerprint;
    }

    private List<ScanView.Found> found() {
        Map<String, AnomalyGroup> stored = new HashMap<>();
        store.findings()
                .groups(Long.MIN_VALUE, Long.MAX_VALUE)
                .forEach(group -> stored.put(key(group.detector(), group.fingerprint()), group));
        return groups.entrySet().stream()
                .map(group -> group.getValue().view(stored.get(group.getKey()), masker))
                .sorted(Comparator.comparing(ScanView.Found::severity)
                        .thenComparing(ScanView.Found::last)
                        .reversed())
                .toList();
    }

    private List<String> gone() {
        if (chosen.count() == 0) {
            return List.of();
        }
        Set<String> running = new HashSet<>();
        suite.running().forEach(spec -> running.add(spec.id()));
        return store.findings().groupsBetween(chosen.first(), chosen.last()).stream()
                .filter(group -> running.contains(group.detector()) && group.state() != TriageState.SUPERSEDED)
                .filter(group -> !groups.containsKey(key(group.detector(), group.fingerprint())))
                .filter(group -> store.findings().evidence(group.number(), Anomaly.MOST_EVIDENCE).stream()
                        .anyMatch(chosen::contains))
                .map(AnomalyGroup::id)
                .toList();
    }

    private List<ScanView.Drawn> business(Map<DryRun.Start, NumberedEvent> concluded) {
        Map<DryRun.Start, NumberedEvent> stored = new HashMap<>();
        if (chosen.count() > 0) {
            store.conclusions()
                    .startedBetween(chosen.first(), Math.min(through, chosen.last()))
                    .forEach(event -> stored.put(start(event), event));
        }
        Map<String, DrawnTally> tallies = new TreeMap<>();
        for (CompiledRule rule : knowledge.rules()) {
            tallies.put(rule.id(), new DrawnTally());
        }
        concluded.forEach((start, event) -> {
            NumberedEvent former = stored.remove(start);
            if (chosen.contains(start.anchor())) {
                tallies.get(start.ruleId()).drawn(event, former);
            }
        });
        for (DryRun.Start start : stored.keySet()) {
            DrawnTally tally = tallies.get(start.ruleId());
            if (tally != null && chosen.contains(start.anchor())) {
                tally.lost++;
            }
        }
        return knowledge.rules().stream()
                .map(rule -> tallies.get(rule.id()).view(rule))
                .sorted(Comparator.comparing(ScanView.Drawn::rule))
                .toList();
    }

    private static DryRun.Start start(NumberedEvent event) {
        return new DryRun.Start(event.event().rule().ruleId(), event.event().anchor());
    }

    /// How what a rule concludes compares with what is stored.
    private static final class DrawnTally {
        private long same;
        private long changed;
        private long gained;
        private long lost;

        void drawn(NumberedEvent event, @Nullable NumberedEvent former) {
            if (former == null) {
                gained++;
            } else if (Backtest.isSame(former.event(), event.event())) {
                same++;
            } else {
                changed++;
            }
        }

        ScanView.Drawn view(CompiledRule rule) {
            return new ScanView.Drawn(
                    rule.id(),
                    rule.rule().version().toString(),
                    rule.rule().emission().type(),
                    same,
                    changed,
                    gained,
                    lost);
        }
    }

    private List<ScanView.Check> checks() {
        Map<String, Long> loud = new HashMap<>();
        groups.values().forEach(group -> loud.merge(group.detector(), 1L, Long::sum));
        List<ScanView.Check> checks = new ArrayList<>();
        for (DetectorSpec spec : suite.running()) {
            String reason = failed.getOrDefault(spec.id(), "");
            checks.add(new ScanView.Check(
                    spec.id(),
                    reason.isEmpty() ? "running" : "failed",
                    reason,
                    looked.getOrDefault(spec.id(), 0L),
                    loud.getOrDefault(spec.id(), 0L)));
        }
        suite.notApplicable()
                .forEach(one -> checks.add(new ScanView.Check(one.detector(), "not-applicable", one.reason(), 0, 0)));
        return checks;
    }
}
