package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.Problem;
import java.util.List;
import java.util.Optional;

/// How far a connection came.
///
/// - **Shape**: every step in its order; `problem` says why it ended before the last.
record Reached(List<Step> steps, Optional<Problem> problem) {

    /// One step.
    record Step(State state, String title, String found, String took) {}

    /// What became of a step.
    enum State {
        DONE,
        FAILED,
        NOT_TRIED
    }

    Reached {
        steps = List.copyOf(steps);
    }

    boolean isThere() {
        return problem.isEmpty();
    }
}
