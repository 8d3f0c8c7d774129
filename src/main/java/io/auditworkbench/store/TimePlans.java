package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.filter.TimeFrame;
import io.auditworkbench.filter.TimeInterval;
import io.auditworkbench.filter.TimeTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Says in SQL what a filter asks of the commit time, which is kept in whole microseconds.
final class TimePlans {

    private final MinuteSpans minutes;
    private final TimeFrame frame;

    TimePlans(MinuteSpans minutes, TimeFrame frame) {
        this.minutes = minutes;
        this.frame = frame;
    }

    TermPlan committed(TimeTest test) {
        List<TimeInterval> intervals = frame.intervals(test);
        Condition within = DSL.or(intervals.stream().map(TimePlans::within).toList());
        return TermPlan.exact(within)
                .within(new BlockSet.Any(intervals.stream().map(this::blocks).toList()), "time");
    }

    private BlockSet blocks(TimeInterval interval) {
        return minutes.blocks(
                interval.from().map(TimePlans::micros).orElse(Long.MIN_VALUE),
                interval.to().map(TimePlans::micros).orElse(Long.MAX_VALUE));
    }

    /// At most so long before or after a moment.
    TermPlan around(long micros, Duration distance) {
        // Nanoseconds would overflow within three centuries.
        long microseconds = distance.dividedBy(Duration.ofNanos(1_000));
        Condition within = SOURCE_TX.COMMIT_US.between(micros - microseconds, micros + microseconds);
        return TermPlan.exact(within).within(minutes.blocks(micros - microseconds, micros + microseconds + 1), "time");
    }

    private static Condition within(TimeInterval interval) {
        Condition after = interval.from()
                .map(from -> SOURCE_TX.COMMIT_US.ge(micros(from)))
                .orElse(DSL.trueCondition());
        Condition before =
                interval.to().map(to -> SOURCE_TX.COMMIT_US.lt(micros(to))).orElse(DSL.trueCondition());
        return after.and(before);
    }

    /// The first whole microsecond at or after the instant.
    private static long micros(Instant instant) {
        Instant whole = instant.truncatedTo(ChronoUnit.MICROS);
        return ChronoUnit.MICROS.between(Instant.EPOCH, whole) + (whole.equals(instant) ? 0 : 1);
    }
}
