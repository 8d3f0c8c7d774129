package io.auditworkbench.workbench.view;

import io.auditworkbench.masking.MaskedText;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What rules and detectors come to over a part of the log.
///
/// - **Shape**: `asked` is how many changes the range selects, `looked` how many of them were looked at before the
///   run ended or was stopped; `before` and `after` are the changes outside it that were read for habits and for what
///   became of the range later; `behind` is how many transactions the store has concluded nothing from yet. `troubles`
///   are sentences about what was not looked at: with one, findings may be missing.
public record ScanView(
        long asked,
        long looked,
        long before,
        long after,
        long behind,
        List<Found> findings,
        List<String> gone,
        List<Drawn> business,
        List<Check> checks,
        List<String> troubles) {

    public ScanView {
        findings = List.copyOf(findings);
        gone = List.copyOf(gone);
        business = List.copyOf(business);
        checks = List.copyOf(checks);
        troubles = List.copyOf(troubles);
    }

    /// Whether findings may be missing because something was not looked at.
    public boolean isPartial() {
        return !troubles.isEmpty();
    }

    /// Findings that are alike; `known` is the id of the stored group of the same fingerprint (`A17`) and `state` what
    /// was said of it, null when the store has none; `evidence` the first changes that show it (`E12`).
    public record Found(
            Severity severity,
            String detector,
            MaskedText what,
            String who,
            long hits,
            long events,
            Instant first,
            Instant last,
            @Nullable String known,
            @Nullable TriageState state,
            List<String> evidence) {

        public Found {
            evidence = List.copyOf(evidence);
        }
    }

    /// What a rule concludes from changes of the range that start it: as many as `same` say what is stored, `changed`
    /// say something else, `gained` are not stored, `lost` are stored and not concluded.
    public record Drawn(String rule, String version, String type, long same, long changed, long gained, long lost) {

        /// How many business events it concludes.
        public long concluded() {
            return same + changed + gained;
        }
    }

    /// A detector: `state` is `running`, `not-applicable` or `failed`, with the reason; how many things it looked at in
    /// slices that hold changes of the range, and how many groups it has there.
    public record Check(String detector, String state, String reason, long looked, long groups) {}
}
