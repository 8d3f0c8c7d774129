package io.auditworkbench.infer;

import io.auditworkbench.model.event.NumberedEvent;
import java.util.Optional;

/// What was concluded before.
@FunctionalInterface
public interface Earlier {

    /// What a rule, in whichever version, concluded from a change.
    Optional<NumberedEvent> conclusion(String ruleId, long anchor);
}
