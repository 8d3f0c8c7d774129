package io.auditworkbench.filter;

import io.auditworkbench.filter.Readings.SpanReading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// A value that a filter compares columns with, read once in every way it can be read.
///
/// - **Shape**: the kind of the column's value decides which reading counts. Text that is compared with a number counts
///   as a number where it is one, except for exact equality.
final class PreparedScalar {

    private final Scalar scalar;
    private final String folded;
    private final Optional<BigDecimal> number;
    private final Optional<TimeInterval> interval;
    private final Optional<LocalStretch> local;
    private final Optional<SpanReading> span;

    PreparedScalar(Scalar scalar, TimeFrame frame) {
        this.scalar = scalar;
        folded = LetterCase.fold(scalar.text());
        number = Readings.number(scalar);
        Optional<Moment> moment = Readings.moment(scalar);
        interval = moment.map(frame::stretch);
        local = moment.map(time -> LocalStretch.of(time, frame));
        span = Readings.span(scalar);
    }

    /// Equal as `=` means it: text with its letter case, other values by value.
    boolean equalsExactly(FilterValue value) {
        return value instanceof FilterValue.Text(String text) ? text.equals(scalar.text()) : matches(value);
    }

    /// Equal as `:` means it: text in any letter case, other values by value.
    boolean matches(FilterValue value) {
        return switch (value) {
            case FilterValue.Masked masked ->
                masked.digestOf().apply(scalar.text()).equals(masked.digest());
            case FilterValue.Text(String text)
            when order(text).isEmpty() -> LetterCase.fold(text).equals(folded);
            default -> foldedOrder(value).orElse(1) == 0;
        };
    }

    /// How the value stands to this, letter case included; empty where they have no order.
    OptionalInt order(FilterValue value) {
        return value instanceof FilterValue.Text(String text) && order(text).isEmpty()
                ? OptionalInt.of(compareCodePoints(text, scalar.text()))
                : foldedOrder(value);
    }

    /// How the value stands to this, letter case aside; empty where they have no order.
    OptionalInt foldedOrder(FilterValue value) {
        return switch (value) {
            case FilterValue.Absent _, FilterValue.Null _, FilterValue.Masked _ -> OptionalInt.empty();
            case FilterValue.Numeric(BigDecimal numeric, String _) -> sign(number.map(numeric::compareTo));
            case FilterValue.Text(String text) -> {
                OptionalInt asNumber = order(text);
                yield asNumber.isPresent()
                        ? asNumber
                        : OptionalInt.of(compareCodePoints(LetterCase.fold(text), folded));
            }
            case FilterValue.Timestamp(Instant instant, String _) ->
                sign(interval.map(stretch -> order(instant, stretch)));
            case FilterValue.DateTime(LocalDateTime time, String _) -> sign(local.map(stretch -> stretch.order(time)));
            case FilterValue.Span(Duration duration, String _) -> sign(span.map(reading -> order(duration, reading)));
            case FilterValue.Bytes(String text) ->
                OptionalInt.of(compareCodePoints(digits(text), digits(scalar.text())));
        };
    }

    /// Text against a number, where the text is one.
    private OptionalInt order(String text) {
        if (!(scalar instanceof Scalar.Numeric(String _, BigDecimal value)) || text.indexOf('_') >= 0) {
            return OptionalInt.empty();
        }
        return sign(NumberText.decimal(text).map(found -> found.compareTo(value)));
    }

    private static int order(Instant instant, TimeInterval stretch) {
        if (instant.isBefore(stretch.from().orElseThrow())) {
            return -1;
        }
        return stretch.contains(instant) ? 0 : 1;
    }

    private static int order(Duration duration, SpanReading reading) {
        if (duration.compareTo(reading.start()) <= 0) {
            return duration.compareTo(reading.start());
        }
        return duration.compareTo(reading.start().plus(reading.reach())) < 0 ? 0 : 1;
    }

    private static String digits(String hexadecimal) {
        String lower = hexadecimal.toLowerCase(Locale.ROOT);
        return lower.startsWith("0x") ? lower.substring(2) : lower;
    }

    /// The order of UTF-8 bytes, which is what SQLite sorts by.
    private static int compareCodePoints(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                boolean areBothSurrogates = Character.isSurrogate(left) == Character.isSurrogate(right);
                int order = Character.compare(left, right);
                return areBothSurrogates ? order : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static OptionalInt sign(Optional<Integer> order) {
        return order.isEmpty() ? OptionalInt.empty() : OptionalInt.of(order.get());
    }

    /// What a moment stands for on a clock without a zone.
    private record LocalStretch(LocalDateTime from, LocalDateTime to) {

        static LocalStretch of(Moment moment, TimeFrame frame) {
            return switch (moment) {
                case Moment.Local(LocalDateTime time, Duration resolution) ->
                    new LocalStretch(time, time.plus(resolution));
                case Moment.Day(var date) ->
                    new LocalStretch(date.atStartOfDay(), date.plusDays(1).atStartOfDay());
                case Moment.Exact _, Moment.ClockTime _, Moment.Ago _, Moment.Named _ -> {
                    TimeInterval stretch = frame.stretch(moment);
                    yield new LocalStretch(
                            LocalDateTime.ofInstant(stretch.from().orElseThrow(), frame.zone()),
                            LocalDateTime.ofInstant(stretch.to().orElseThrow(), frame.zone()));
                }
            };
        }

        int order(LocalDateTime time) {
            if (time.isBefore(from)) {
                return -1;
            }
            return time.isBefore(to) ? 0 : 1;
        }
    }
}
