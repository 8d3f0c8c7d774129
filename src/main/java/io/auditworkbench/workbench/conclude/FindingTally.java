package io.auditworkbench.workbench.conclude;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.view.ScanView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Findings of one fingerprint, as they are found.
///
/// - **Threading**: one thread.
final class FindingTally {

    private static final int MOST_EVIDENCE = 10;

    private final List<String> evidence = new ArrayList<>();
    private Anomaly latest;
    private Severity severity;
    private long firstMicros;
    private long hits;
    private long events;

    /// Begins with a finding, which [#add] still has to count.
    FindingTally(Anomaly first) {
        latest = first;
        severity = first.severity();
        firstMicros = first.occurredMicros();
    }

    void add(Anomaly anomaly) {
        latest = anomaly;
        severity = anomaly.severity().compareTo(severity) > 0 ? anomaly.severity() : severity;
        firstMicros = Math.min(firstMicros, anomaly.occurredMicros());
        hits++;
        events += anomaly.evidenceCount();
        for (long seq : anomaly.evidence()) {
            String id = "E" + seq;
            if (evidence.size() < MOST_EVIDENCE && !evidence.contains(id)) {
                evidence.add(id);
            }
        }
    }

    String detector() {
        return latest.detector();
    }

    /// As it may be shown, beside what is stored of the same fingerprint.
    ScanView.Found view(@Nullable AnomalyGroup known, Masker masker) {
        return new ScanView.Found(
                severity,
                latest.detector(),
                masker.shownStatement(latest.sentence()),
                latest.actor().actor(),
                hits,
                events,
                instant(firstMicros),
                instant(latest.occurredMicros()),
                known == null ? null : known.id(),
                known == null ? null : known.state(),
                evidence);
    }

    /// A stored group in the same form.
    static ScanView.Found view(Store store, AnomalyGroup group, Masker masker) {
        return new ScanView.Found(
                group.severity(),
                group.detector(),
                masker.shownStatement(group.sentence()),
                group.actor(),
                group.hits(),
                group.events(),
                instant(group.firstMicros()),
                instant(group.lastMicros()),
                group.id(),
                group.state(),
                store.findings().evidence(group.number(), MOST_EVIDENCE).stream()
                        .map(seq -> "E" + seq)
                        .toList());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
