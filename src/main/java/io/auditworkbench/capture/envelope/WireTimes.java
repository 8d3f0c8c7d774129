package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TemporalFields;
import io.auditworkbench.model.change.TemporalKind;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.LongUnaryOperator;

/// Reads dates and times.
///
/// - **Source**: Debezium 3.6 documentation, MySQL connector, *Temporal types*; MySQL Reference Manual, *Date and Time
///   Data Types*.
final class WireTimes {

    private static final String PRECISION_MODE = "debezium.source.time.precision.mode=adaptive_time_microseconds";
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MAX_TIME_SECONDS = 838 * 3600 + 59 * 60 + 59;
    private static final int MAX_YEAR = 9999;

    private WireTimes() {}

    static ColumnValue year(ColumnPlan plan, JsonValue value) {
        long year = number(plan, value);
        boolean isYear = year == 0 || (year >= 1901 && year <= 2155);
        if (!isYear || (plan.field().form() != WireForm.YEAR && plan.field().form() != WireForm.WHOLE)) {
            throw WireValues.misfit(plan);
        }
        return new ColumnValue.Temporal(TemporalKind.YEAR, year, 0);
    }

    static ColumnValue date(ColumnPlan plan, JsonValue value) {
        if (plan.field().form() != WireForm.EPOCH_DAYS) {
            throw WireValues.misfit(plan);
        }
        try {
            LocalDate date = LocalDate.ofEpochDay(number(plan, value));
            return temporal(plan, TemporalKind.DATE, date.atStartOfDay(), 0);
        } catch (DateTimeException _) {
            throw outOfRange(plan);
        }
    }

    static ColumnValue time(ColumnPlan plan, JsonValue value) {
        LongUnaryOperator toMicros = switch (plan.field().form()) {
            case MILLIS_OF_DAY -> millis -> Math.multiplyExact(exactEnough(plan, millis), 1000);
            case MICROS_OF_DAY -> micros -> micros;
            case NANOS_OF_DAY -> nanos -> nanos / 1000;
            default -> throw WireValues.misfit(plan);
        };
        long micros = micros(plan, value, toMicros);
        long magnitude = Math.abs(micros);
        long seconds = magnitude / MICROS_PER_SECOND;
        if (magnitude < 0 || seconds > MAX_TIME_SECONDS) {
            throw outOfRange(plan);
        }
        int fraction = (int) (magnitude % MICROS_PER_SECOND);
        long fields = TemporalFields.ofTime(
                micros < 0, (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60), fraction);
        return new ColumnValue.Temporal(TemporalKind.TIME, fields, digits(plan, fraction));
    }

    static ColumnValue dateTime(ColumnPlan plan, JsonValue value) {
        LongUnaryOperator toMicros = switch (plan.field().form()) {
            case EPOCH_MILLIS -> millis -> Math.multiplyExact(exactEnough(plan, millis), 1000);
            case EPOCH_MICROS -> micros -> micros;
            case EPOCH_NANOS -> nanos -> Math.floorDiv(nanos, 1000);
            default -> throw WireValues.misfit(plan);
        };
        long micros = micros(plan, value, toMicros);
        int fraction = (int) Math.floorMod(micros, MICROS_PER_SECOND);
        try {
            LocalDateTime time = LocalDateTime.ofEpochSecond(
                    Math.floorDiv(micros, MICROS_PER_SECOND), fraction * 1000, ZoneOffset.UTC);
            return temporal(plan, TemporalKind.DATETIME, time, digits(plan, fraction));
        } catch (DateTimeException _) {
            throw outOfRange(plan);
        }
    }

    static ColumnValue timestamp(ColumnPlan plan, JsonValue value) {
        if (plan.field().form() != WireForm.ZONED_TEXT || !(value instanceof JsonValue.Text text)) {
            throw EnvelopeProblem.setting(
                    plan.column().name(), "is a timestamp that was not sent as one", PRECISION_MODE);
        }
        OffsetDateTime sent = parse(plan, text.value());
        int fraction = sent.getNano() / 1000;
        int digits = plan.isDerived() ? digitsAsSent(text.value()) : digits(plan, fraction);
        if (sent.toInstant().equals(Instant.EPOCH)) {
            // no TIMESTAMP can hold the epoch: it is how the sender writes 0000-00-00 00:00:00
            return new ColumnValue.Temporal(TemporalKind.TIMESTAMP, 0, digits);
        }
        return temporal(
                plan,
                TemporalKind.TIMESTAMP,
                sent.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(),
                digits);
    }

    private static OffsetDateTime parse(ColumnPlan plan, String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException _) {
            throw EnvelopeProblem.setting(
                    plan.column().name(), "has a timestamp that is no date and time with an offset", PRECISION_MODE);
        }
    }

    private static ColumnValue temporal(ColumnPlan plan, TemporalKind kind, LocalDateTime time, int digits) {
        if (time.getYear() < 0 || time.getYear() > MAX_YEAR) {
            throw outOfRange(plan);
        }
        long fields = TemporalFields.ofDateTime(
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getNano() / 1000);
        return new ColumnValue.Temporal(kind, fields, digits);
    }

    private static long micros(ColumnPlan plan, JsonValue value, LongUnaryOperator toMicros) {
        try {
            return toMicros.applyAsLong(number(plan, value));
        } catch (ArithmeticException _) {
            throw outOfRange(plan);
        }
    }

    private static long number(ColumnPlan plan, JsonValue value) {
        if (!(value instanceof JsonValue.Digits digits)) {
            throw WireValues.misfit(plan);
        }
        try {
            return Long.parseLong(digits.text());
        } catch (NumberFormatException _) {
            throw WireValues.misfit(plan);
        }
    }

    /// Milliseconds cannot hold what a column with more than three fraction digits does.
    private static long exactEnough(ColumnPlan plan, long millis) {
        if (plan.fractionDigits() > 3) {
            throw EnvelopeProblem.setting(
                    plan.column().name(), "was cut to milliseconds by the sender", PRECISION_MODE);
        }
        return millis;
    }

    private static int digits(ColumnPlan plan, int fraction) {
        if (plan.isDerived()) {
            return fraction == 0 ? 0 : fraction % 1000 == 0 ? 3 : 6;
        }
        int digits = plan.fractionDigits();
        int unit = (int) Math.pow(10, 6.0 - digits);
        if (fraction % unit != 0) {
            throw EnvelopeProblem.unreadableValue(
                    plan.column().name(),
                    "has a time that is finer than its type " + plan.column().declaredType());
        }
        return digits;
    }

    private static int digitsAsSent(String text) {
        int dot = text.indexOf('.');
        int end = dot + 1;
        while (dot >= 0 && end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return dot < 0 ? 0 : Math.min(6, end - dot - 1);
    }

    private static WorkbenchException outOfRange(ColumnPlan plan) {
        return EnvelopeProblem.setting(plan.column().name(), "has a time that MySQL cannot hold", PRECISION_MODE);
    }
}
