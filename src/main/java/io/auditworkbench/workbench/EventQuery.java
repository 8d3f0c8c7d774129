package io.auditworkbench.workbench;

import java.util.Objects;
import java.util.Optional;

/// Which events to list, how many and in which order.
///
/// - **Shape**: `limit` 0 means all; `after` is a cursor of an earlier answer (`E1024`): the list goes on behind it.
public record EventQuery(AcceptedFilter filter, int limit, Order order, Optional<String> after) {

    /// Which end comes first.
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    public EventQuery {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(order, "order");
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
    }
}
