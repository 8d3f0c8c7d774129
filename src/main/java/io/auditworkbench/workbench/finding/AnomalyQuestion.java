package io.auditworkbench.workbench.finding;

import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.ChosenRange;
import java.util.List;

/// Which groups of findings are wanted; an empty list does not choose.
///
/// - **Shape**: of a group that is wanted a finding lies in the range, and one of the chosen events is evidence that is
///   kept of it.
public record AnomalyQuestion(ChosenRange chosen, List<TriageState> states, List<String> detectors, Muted muted) {

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
