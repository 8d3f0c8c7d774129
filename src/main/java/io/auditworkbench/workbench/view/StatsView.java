package io.auditworkbench.workbench.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Events counted by groups.
///
/// - **Shape**: `events` were counted in all; `groups` is how many were told apart, shown or not; `isPartial` says that
///   the counting was stopped, `isCut` that groups beyond the most that are kept apart are among the others: only then
///   a group that is not shown may be larger than one that is. `isShared` says that an event may be in several groups.
public record StatsView(
        List<Row> rows,
        long groups,
        long events,
        boolean isPartial,
        boolean isCut,
        boolean isShared,
        CoverageView coverage) {

    public StatsView {
        rows = List.copyOf(rows);
        Objects.requireNonNull(coverage, "coverage");
    }

    /// One group, in one stretch of time where that was asked for.
    ///
    /// - **Shape**: `bucket` is where the stretch begins, null without; `group` has a value for each field, empty where
    ///   the event has none; `isOther` is the sum of the groups that are not shown, without values. `sum` is null where
    ///   nothing was to be added up, and the exact sum over `summed` events.
    public record Row(
            @Nullable Instant bucket,
            List<String> group,
            boolean isOther,
            long events,
            @Nullable BigDecimal sum,
            long summed) {

        public Row {
            group = List.copyOf(group);
        }
    }
}
