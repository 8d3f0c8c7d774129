package io.auditworkbench.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/// What a value written for a column means against a value of another type than text; quotes do not forbid a reading
/// there.
final class Readings {

    private Readings() {}

    static Optional<BigDecimal> number(Scalar operand) {
        return operand instanceof Scalar.Numeric(String _, BigDecimal value)
                ? Optional.of(value)
                : NumberText.decimal(operand.text());
    }

    static Optional<Moment> moment(Scalar operand) {
        return operand instanceof Scalar.Time(String _, Moment moment)
                ? Optional.of(moment)
                : MomentText.read(operand.text());
    }

    /// A length of time and how far it reaches: `02:13` is any time in that minute after midnight.
    static Optional<SpanReading> span(Scalar operand) {
        return moment(operand).flatMap(moment -> switch (moment) {
            case Moment.Ago(Duration duration) -> Optional.of(new SpanReading(duration, Duration.ZERO));
            case Moment.ClockTime(LocalTime time, Duration resolution) ->
                Optional.of(new SpanReading(Duration.ofNanos(time.toNanoOfDay()), resolution));
            case Moment.Exact _, Moment.Local _, Moment.Day _, Moment.Named _ -> Optional.empty();
        });
    }

    /// From `start` on, as long as `reach`; exactly `start` when that is zero.
    record SpanReading(Duration start, Duration reach) {}
}
