package io.auditworkbench.filter;

import io.auditworkbench.model.change.ColumnValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/// Turns the values of events into what filters compare.
public final class FilterValues {

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_END = 19;
    private static final int NANO_DIGITS = 9;

    private FilterValues() {}

    /// The value as filters compare it; what no number or calendar has becomes text.
    public static FilterValue of(ColumnValue value) {
        String text = value.text();
        return switch (value) {
            case ColumnValue.Absent _ -> FilterValue.Absent.ABSENT;
            case ColumnValue.Null _ -> FilterValue.Null.NULL;
            case ColumnValue.Whole(long whole) -> new FilterValue.Numeric(BigDecimal.valueOf(whole), text);
            case ColumnValue.UnsignedWhole whole -> new FilterValue.Numeric(new BigDecimal(whole.value()), text);
            case ColumnValue.Decimal _ -> new FilterValue.Numeric(new BigDecimal(text), text);
            case ColumnValue.Real8(double real) -> real(Double.isFinite(real), text);
            case ColumnValue.Real4(float real) -> real(Float.isFinite(real), text);
            case ColumnValue.Bits(long bits, int _) ->
                new FilterValue.Numeric(new BigDecimal(new BigInteger(Long.toUnsignedString(bits))), text);
            case ColumnValue.Text _, ColumnValue.Json _ -> new FilterValue.Text(text);
            case ColumnValue.Binary _ -> new FilterValue.Bytes(text);
            case ColumnValue.Temporal temporal -> temporal(temporal, text);
            case ColumnValue.Masked masked -> masked(masked, text);
            case ColumnValue.Erased _ -> FilterValue.Absent.ABSENT;
            case ColumnValue.Erasable erasable -> of(erasable.value());
        };
    }

    /// Asked for as it is shown; what says nothing of its value is as good as not there.
    private static FilterValue masked(ColumnValue.Masked masked, String text) {
        return switch (masked.kind()) {
            case DROPPED, FULL, SEALED -> FilterValue.Absent.ABSENT;
            case PARTIAL, PSEUDONYM, GENERALISED -> new FilterValue.Masked(text, UnaryOperator.identity());
        };
    }

    private static FilterValue real(boolean isFinite, String text) {
        return isFinite ? new FilterValue.Numeric(new BigDecimal(text), text) : new FilterValue.Text(text);
    }

    private static FilterValue temporal(ColumnValue.Temporal temporal, String text) {
        if (temporal.isOutsideCalendar()) {
            return new FilterValue.Text(text);
        }
        return switch (temporal.kind()) {
            case YEAR -> new FilterValue.Numeric(new BigDecimal(text), text);
            case TIME -> new FilterValue.Span(span(text), text);
            case DATE, DATETIME -> new FilterValue.DateTime(dateTime(text), text);
            case TIMESTAMP -> new FilterValue.Timestamp(dateTime(text).toInstant(ZoneOffset.UTC), text);
        };
    }

    /// Read by hand: a word that is looked for meets a time in nearly every event, and a formatter takes ten times as
    /// long. The form is [ColumnValue.Temporal]'s own: `2026-11-21`, or with `09:30:00` and up to six digits more.
    static LocalDateTime dateTime(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, DATE_LENGTH);
        if (text.length() == DATE_LENGTH) {
            return LocalDateTime.of(year, month, day, 0, 0);
        }
        return LocalDateTime.of(
                year,
                month,
                day,
                digits(text, 11, 13),
                digits(text, 14, 16),
                digits(text, 17, SECONDS_END),
                nanos(text));
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int at = SECONDS_END + 1; at <= SECONDS_END + NANO_DIGITS; at++) {
            nanos = nanos * 10 + (at < text.length() ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static int digits(String text, int from, int until) {
        return Integer.parseInt(text, from, until, 10);
    }

    private static Duration span(String text) {
        boolean isNegative = text.startsWith("-");
        String[] parts = (isNegative ? text.substring(1) : text).split(":");
        BigDecimal seconds = new BigDecimal(parts[2])
                .add(BigDecimal.valueOf(Long.parseLong(parts[0]) * 3_600 + Long.parseLong(parts[1]) * 60));
        Duration span = Duration.ofNanos(seconds.movePointRight(9).longValueExact());
        return isNegative ? span.negated() : span;
    }
}
