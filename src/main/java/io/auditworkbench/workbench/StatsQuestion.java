package io.auditworkbench.workbench;

import io.auditworkbench.filter.GroupField;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How events are to be counted.
///
/// - **Shape**: no fields is one group of all; `top` groups are shown, 0 for all; without a `bucket` there is one
///   stretch of time.
public record StatsQuestion(
        AcceptedFilter filter, List<GroupField> by, Optional<Duration> bucket, Optional<GroupField> sum, int top) {

    public StatsQuestion {
        Objects.requireNonNull(filter, "filter");
        by = List.copyOf(by);
        if (top < 0) {
            throw new IllegalArgumentException("a number of groups is not negative");
        }
    }
}
