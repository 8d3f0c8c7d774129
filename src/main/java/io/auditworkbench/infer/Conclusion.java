package io.auditworkbench.infer;

import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.NumberedEvent;
import java.util.Optional;

/// What a rule makes of a start: a business event, a wait until its time window closes, or a failure.
public sealed interface Conclusion {

    /// The id of the rule.
    String ruleId();

    /// The number of the change that started it.
    long anchor();

    /// A business event; `former` is what it replaces.
    record Drawn(BusinessEvent event, Optional<NumberedEvent> former) implements Conclusion {
        @Override
        public String ruleId() {
            return event.rule().ruleId();
        }

        @Override
        public long anchor() {
            return event.anchor();
        }
    }

    /// It depends on what is committed until `dueMicros`, microseconds since the epoch, UTC.
    record Waiting(String ruleId, long anchor, long dueMicros) implements Conclusion {}

    /// The rule broke over it; `reason` is the kind of failure and never a value.
    record Failed(String ruleId, long anchor, String reason) implements Conclusion {}
}
