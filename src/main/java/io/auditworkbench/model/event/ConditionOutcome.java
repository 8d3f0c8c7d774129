package io.auditworkbench.model.event;

import java.util.List;
import java.util.Objects;

/// How one condition of a rule came out.
///
/// - **Shape**: `condition` is the rule's own text, `found` what was there instead of or for it, in words; `changes`
///   are the numbers of the changes that decided it, possibly none.
public record ConditionOutcome(String condition, Result result, String found, List<Long> changes) {

    public ConditionOutcome {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(found, "found");
        changes = List.copyOf(changes);
    }

    /// What a condition can be.
    public enum Result {
        HOLDS,
        /// It does not hold, and the conclusion needs it.
        FAILS,
        /// It does not hold, and only makes the conclusion less sure.
        WEAKENS,
        /// Not decided yet: its time window is still open.
        OPEN
    }
}
