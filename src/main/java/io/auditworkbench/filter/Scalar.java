package io.auditworkbench.filter;

import java.math.BigDecimal;
import java.time.Duration;

/// One value written for a column, together with what else than text it can be read as.
///
/// - **Shape**: which reading counts depends on the value it meets, because a column's type can differ between tables
/// and times.
///   `text` is always what was typed, for columns that hold text.
public sealed interface Scalar {

    /// What was typed.
    String text();

    /// Anything in quotes, or without another reading.
    record Text(String text) implements Scalar {}

    /// An exact number.
    record Numeric(String text, BigDecimal value) implements Scalar {}

    /// A length of time; against dates it means that long ago.
    record Span(String text, Duration duration) implements Scalar {}

    /// A point in time.
    record Time(String text, Moment moment) implements Scalar {}

    /// Reads a value that was typed without quotes.
    static Scalar bare(String text) {
        return ScalarText.read(text);
    }

    /// A value that was typed in quotes: always text.
    static Scalar quoted(String text) {
        return new Text(text);
    }
}
