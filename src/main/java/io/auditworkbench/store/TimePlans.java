package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import io.auditworkbench.filter.Moment;
import io.auditworkbench.filter.TimeTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Says in SQL what a filter asks of the commit time.
final class TimePlans {

    private final MinuteSpans minutes;

    TimePlans(MinuteSpans minutes) {
        this.minutes = minutes;
    }

    TermPlan committed(TimeTest test) {
        if (!(test instanceof TimeTest.AnyOf(List<TimeTest.Range> ranges))
                || !ranges.stream().allMatch(TimePlans::isExact)) {
            return TermPlan.unknown();
        }
        Condition within = DSL.or(ranges.stream().map(TimePlans::within).toList());
        return TermPlan.exact(within)
                .within(new BlockSet.Any(ranges.stream().map(this::blocks).toList()), "time");
    }

    private BlockSet blocks(TimeTest.Range range) {
        return minutes.blocks(
                end(range.from()).map(moment -> micros(moment.instant())).orElse(Long.MIN_VALUE),
                end(range.to())
                        .map(moment -> micros(moment.instant().plus(moment.resolution())))
                        .orElse(Long.MAX_VALUE));
    }

    private static boolean isExact(TimeTest.Range range) {
        return range.from().stream().allMatch(Moment.Exact.class::isInstance)
                && range.to().stream().allMatch(Moment.Exact.class::isInstance);
    }

    private static Condition within(TimeTest.Range range) {
        Condition after = end(range.from())
                .map(moment -> SOURCE_TX.COMMIT_US.ge(micros(moment.instant())))
                .orElse(DSL.trueCondition());
        Condition before = end(range.to())
                .map(moment -> SOURCE_TX.COMMIT_US.lt(micros(moment.instant().plus(moment.resolution()))))
                .orElse(DSL.trueCondition());
        return after.and(before);
    }

    private static Optional<Moment.Exact> end(Optional<Moment> moment) {
        return moment.map(Moment.Exact.class::cast);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
