package io.auditworkbench.model.finding;

import io.auditworkbench.model.change.Attribution;
import java.util.List;
import java.util.Objects;

/// One finding of a detector: what is odd, how much, against what, and the changes that show it.
///
/// - **Shape**: findings with one `fingerprint` are one group (`A17`), thousands of hits or one. `sentence` says it in
///   one plain sentence without judging. `evidence` are numbers of changes, at most [#MOST_EVIDENCE] of
///   `evidenceCount`; `businessEvents` the numbers of business events it rests on, possibly none. `parameters` are the
///   values in force.
/// - **Units**: `occurredMicros` is the commit of the last change it rests on, microseconds since the epoch, UTC.
public record Anomaly(
        String detector,
        String fingerprint,
        Severity severity,
        String sentence,
        long occurredMicros,
        Attribution actor,
        List<Measure> measures,
        List<Measure> parameters,
        List<Long> evidence,
        long evidenceCount,
        List<Long> businessEvents) {

    /// How many changes a finding names at most.
    public static final int MOST_EVIDENCE = 100;

    public Anomaly {
        Objects.requireNonNull(detector, "detector");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(actor, "actor");
        measures = List.copyOf(measures);
        parameters = List.copyOf(parameters);
        evidence = List.copyOf(evidence);
        businessEvents = List.copyOf(businessEvents);
    }

    /// A number against what is usual.
    ///
    /// - **Shape**: `typical` is empty where nothing is known to compare with; `sampleSize` is how many observations it
    ///   rests on, 0 then.
    public record Measure(String name, String actual, String typical, String unit, long sampleSize) {
        public Measure {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(actual, "actual");
            Objects.requireNonNull(typical, "typical");
            Objects.requireNonNull(unit, "unit");
        }
    }
}
