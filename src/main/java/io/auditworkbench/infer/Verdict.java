package io.auditworkbench.infer;

import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.ConditionOutcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a rule makes of one start, whichever way it comes out.
///
/// - **Shape**: `event` is empty when a needed condition fails or is still open; `dueMicros` is when the last open
///   window closes.
public record Verdict(
        ObservedChange start,
        List<ConditionOutcome> conditions,
        Optional<BusinessEvent> event,
        OptionalLong dueMicros) {

    public Verdict {
        conditions = List.copyOf(conditions);
    }
}
