package io.auditworkbench.workbench;

import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;

/// What a filter chooses, for answers that are not about events but rest on them.
///
/// - **Shape**: `events` tells which events are chosen, by their number; empty where the filter says nothing but a
///   range of time. `count` is how many there are, where they were looked at one by one. `isPartial` says that this was
///   stopped.
public record ChosenRange(AcceptedFilter filter, Optional<LongPredicate> events, long count, boolean isPartial) {

    public ChosenRange {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(events, "events");
    }
}
