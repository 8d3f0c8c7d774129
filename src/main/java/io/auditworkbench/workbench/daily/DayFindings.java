package io.auditworkbench.workbench.daily;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.store.FindingLog;
import io.auditworkbench.store.FindingLog.GroupedFinding;
import io.auditworkbench.store.RuleFailure;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.daily.DayFacts.Checked;
import io.auditworkbench.workbench.daily.DayFacts.Found;
import io.auditworkbench.workbench.text.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// What was found of a day, what was checked, and what was not.
///
/// - **Shape**: of a group that goes on for days only the findings of this one count, and its sentence is that of the
///   last of them: a later day changes nothing but the state.
final class DayFindings {

    private static final long HOUR_MICROS = Duration.ofHours(1).toNanos() / 1_000;

    private final Store store;
    private final Masker masker;
    private final DayWindow day;
    private final Map<Long, List<Anomaly>> byGroup = new LinkedHashMap<>();

    DayFindings(Store store, Masker masker, DayWindow day) {
        this.store = store;
        this.masker = masker;
        this.day = day;
        for (GroupedFinding one : store.findings().groupedBetween(day.fromMicros(), day.untilMicros())) {
            byGroup.computeIfAbsent(one.group(), _ -> new ArrayList<>()).add(one.finding());
        }
    }

    /// The groups that were not superseded, the most severe and latest first.
    List<Found> groups() {
        List<Found> found = new ArrayList<>();
        byGroup.forEach((number, findings) -> store.findings()
                .group(number)
                .filter(group -> group.state() != TriageState.SUPERSEDED)
                .ifPresent(group -> found.add(found(group, findings))));
        found.sort(Comparator.comparing(
                        (Found one) -> Severity.valueOf(one.severity().toUpperCase(Locale.ROOT)))
                .thenComparing(Found::last)
                .reversed()
                .thenComparing(Found::id));
        return found;
    }

    private Found found(AnomalyGroup group, List<Anomaly> findings) {
        Anomaly last = findings.getLast();
        Severity severity = findings.stream()
                .map(Anomaly::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        TreeSet<Long> business = new TreeSet<>();
        findings.forEach(finding -> business.addAll(finding.businessEvents()));
        return new Found(
                group.id(),
                group.detector(),
                severity.name().toLowerCase(Locale.ROOT),
                masker.shownStatement(last.sentence()).text(),
                last.actor().actor(),
                findings.size(),
                text(last.occurredMicros()),
                group.state().word(),
                group.stateReason(),
                business.stream().map(number -> "B" + number).toList());
    }

    /// Every check, by its name.
    List<Checked> checks() {
        Map<String, Long> groups = new HashMap<>();
        groups().forEach(found -> groups.merge(found.detector(), 1L, Long::sum));
        Map<String, Long> looked = store.findings()
                .looked(
                        Math.floorDiv(day.fromMicros(), HOUR_MICROS),
                        Math.floorDiv(day.untilMicros() - 1, HOUR_MICROS));
        return store.findings().detectors().stream()
                .map(detector -> new Checked(
                        detector.detector(),
                        detector.state(),
                        detector.reason(),
                        looked.getOrDefault(detector.detector(), 0L),
                        groups.getOrDefault(detector.detector(), 0L)))
                .toList();
    }

    /// What is missing because a check or a rule failed on or before that day.
    List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        List<FindingLog.DetectorState> detectors = store.findings().detectors();
        if (detectors.isEmpty()) {
            troubles.add("no check has run");
        }
        detectors.stream()
                .filter(detector -> detector.state().equals("failed"))
                .forEach(
                        detector -> troubles.add("the check " + detector.detector() + " failed: " + detector.reason()));
        store.conclusions().failures().stream()
                .filter(this::concernsTheDay)
                .forEach(failure -> troubles.add("the rule " + failure.ruleId() + " breaks since T" + failure.firstTx()
                        + ": " + failure.reason() + "; what it would have concluded is missing"));
        return troubles;
    }

    private boolean concernsTheDay(RuleFailure failure) {
        return store.changes()
                .transaction(failure.firstTx())
                .map(transaction -> transaction.header().commitMicros() < day.untilMicros())
                .orElse(true);
    }

    static String text(long micros) {
        return String.valueOf(TimeText.data(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
    }
}
