package io.auditworkbench.model.event;

import java.util.Objects;

/// A business event with its number, `B12`: given once, in the order in which conclusions are drawn.
///
/// - **Shape**: `revision` counts from 1; what an earlier one said is kept.
public record NumberedEvent(long number, int revision, BusinessEvent event) {

    public NumberedEvent {
        Objects.requireNonNull(event, "event");
    }

    /// `B12`.
    public String id() {
        return "B" + number;
    }
}
