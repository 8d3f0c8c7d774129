package io.auditworkbench.model.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Findings that are alike, `A17`.
///
/// - **Shape**: `sentence`, `actor` are those of the last finding; `severity` the highest; `hits` how many findings,
///   `events` how many changes they rest on together; `mutedUntilMicros` null unless muted for a time.
/// - **Units**: microseconds since the epoch, UTC.
public record AnomalyGroup(
        long number,
        String detector,
        String fingerprint,
        Severity severity,
        String sentence,
        String actor,
        long firstMicros,
        long lastMicros,
        long hits,
        long events,
        TriageState state,
        String stateReason,
        @Nullable Long mutedUntilMicros) {

    public AnomalyGroup {
        Objects.requireNonNull(detector, "detector");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(stateReason, "stateReason");
    }

    /// `A17`.
    public String id() {
        return "A" + number;
    }
}
