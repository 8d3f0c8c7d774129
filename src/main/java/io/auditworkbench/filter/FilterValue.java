package io.auditworkbench.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;

/// One column's value on one side of an event, as filters compare it.
///
/// - **Shape**: `text` is what patterns and regular expressions look at: the text that MySQL prints.
public sealed interface FilterValue {

    /// The column is not part of this side.
    enum Absent implements FilterValue {
        ABSENT
    }

    /// SQL `NULL`.
    enum Null implements FilterValue {
        NULL
    }

    /// An exact number; a floating-point value counts as its shortest decimal text.
    record Numeric(BigDecimal value, String text) implements FilterValue {}

    /// Text, JSON, an enumeration's label, and dates that no calendar has.
    record Text(String text) implements FilterValue {}

    /// A point in time kept in UTC: MySQL's `TIMESTAMP`.
    record Timestamp(Instant instant, String text) implements FilterValue {}

    /// A date or date and time without a zone; a date is its first moment.
    record DateTime(LocalDateTime time, String text) implements FilterValue {}

    /// MySQL's `TIME`, which can be negative and longer than a day.
    record Span(Duration duration, String text) implements FilterValue {}

    /// Bytes as `0x` and hexadecimal digits.
    record Bytes(String text) implements FilterValue {}

    /// A masked value: only equality can be asked, by the digest that `digestOf` makes of a plain text.
    record Masked(String digest, UnaryOperator<String> digestOf) implements FilterValue {}

    /// True when both are the same value of the same column.
    default boolean isSame(FilterValue other) {
        return switch (this) {
            case Numeric(BigDecimal value, String _) ->
                other instanceof Numeric(BigDecimal otherValue, String _) && value.compareTo(otherValue) == 0;
            case Masked(String digest, UnaryOperator<String> _) ->
                other instanceof Masked(String otherDigest, UnaryOperator<String> _) && digest.equals(otherDigest);
            default -> equals(other);
        };
    }
}
