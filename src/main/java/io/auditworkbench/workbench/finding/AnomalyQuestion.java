package io.auditworkbench.workbench.finding;

import io.auditworkbench.model.finding.TriageState;
import java.util.List;
import java.util.Optional;

/// Which groups of findings are wanted; an empty list does not choose.
///
/// - **Shape**: times as after `since:`.
public record AnomalyQuestion(
        Optional<String> since, Optional<String> until, List<TriageState> states, List<String> detectors, Muted muted) {

    /// What to do about groups that somebody muted.
    public enum Muted {
        HIDE,
        SHOW
    }

    public AnomalyQuestion {
        states = List.copyOf(states);
        detectors = List.copyOf(detectors);
    }
}
