package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.auditworkbench.model.change.ColumnValue.Temporal;
import io.auditworkbench.model.change.TemporalFields;
import io.auditworkbench.model.change.TemporalKind;
import java.io.IOException;

/// Reads MySQL's packed dates and times, zero dates and fractions included.
///
/// - **Source**: MySQL source, `sql-common/my_time.cc`: `my_time_packed_from_binary`, `my_datetime_packed_from_binary`,
///   `my_timestamp_from_binary`.
final class PackedTemporal {

    private static final int SECONDS_PER_DAY = 86_400;

    private PackedTemporal() {}

    static Temporal read(ColumnType type, int fractionDigits, ByteArrayInputStream in) throws IOException {
        return switch (type) {
            case YEAR -> year(in.readInteger(1));
            case DATE -> date(in.readInteger(3));
            case TIME_V2 -> time(fractionDigits, in);
            case DATETIME_V2 -> dateTime(fractionDigits, in);
            case TIMESTAMP_V2 -> timestamp(BigEndian.unsigned(in, 4), fraction(fractionDigits, in), fractionDigits);
            case TIME -> oldTime((in.readInteger(3) << 8) >> 8);
            case DATETIME -> oldDateTime(in.readLong(8));
            case TIMESTAMP -> timestamp(in.readInteger(4) & 0xFFFFFFFFL, 0, 0);
            default -> throw new IOException(type + " is no date or time");
        };
    }

    private static Temporal year(int stored) {
        return new Temporal(TemporalKind.YEAR, stored == 0 ? 0 : 1900L + stored, 0);
    }

    private static Temporal date(int packed) {
        long fields = TemporalFields.ofDateTime(packed >>> 9, (packed >>> 5) & 0xF, packed & 0x1F, 0, 0, 0, 0);
        return new Temporal(TemporalKind.DATE, fields, 0);
    }

    /// Whole and fraction form one signed number, so a negative time with a fraction borrows from its whole part.
    private static Temporal time(int fractionDigits, ByteArrayInputStream in) throws IOException {
        int fractionBytes = (fractionDigits + 1) / 2;
        long packed = BigEndian.unsigned(in, 3 + fractionBytes) - (0x800000L << (8 * fractionBytes));
        long magnitude = Math.abs(packed);
        long whole = magnitude >>> (8 * fractionBytes);
        long fraction = magnitude & ((1L << (8 * fractionBytes)) - 1);
        long fields = TemporalFields.ofTime(
                packed < 0, (int) (whole >>> 12) & 0x3FF, (int) (whole >>> 6) & 0x3F, (int) whole & 0x3F, (int)
                        (fraction * scaleToMicros(fractionBytes)));
        return new Temporal(TemporalKind.TIME, fields, fractionDigits);
    }

    private static Temporal dateTime(int fractionDigits, ByteArrayInputStream in) throws IOException {
        long packed = BigEndian.unsigned(in, 5) - 0x8000000000L;
        long date = packed >>> 17;
        int yearMonth = (int) (date >>> 5);
        int micros = fraction(fractionDigits, in);
        long fields = TemporalFields.ofDateTime(
                yearMonth / 13,
                yearMonth % 13,
                (int) date & 0x1F,
                (int) (packed >>> 12) & 0x1F,
                (int) (packed >>> 6) & 0x3F,
                (int) packed & 0x3F,
                micros);
        return new Temporal(TemporalKind.DATETIME, fields, fractionDigits);
    }

    private static int fraction(int fractionDigits, ByteArrayInputStream in) throws IOException {
        int fractionBytes = (fractionDigits + 1) / 2;
        return (int) (BigEndian.unsigned(in, fractionBytes) * scaleToMicros(fractionBytes));
    }

    private static int scaleToMicros(int fractionBytes) {
        return switch (fractionBytes) {
            case 1 -> 10_000;
            case 2 -> 100;
            default -> 1;
        };
    }

    /// Zero seconds are MySQL's zero timestamp, not 1970.
    private static Temporal timestamp(long epochSeconds, int micros, int fractionDigits) {
        long fields = epochSeconds == 0 && micros == 0 ? 0 : utcFields(epochSeconds, micros);
        return new Temporal(TemporalKind.TIMESTAMP, fields, fractionDigits);
    }

    /// Civil date from days since the epoch (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static long utcFields(long epochSeconds, int micros) {
        int secondOfDay = (int) (epochSeconds % SECONDS_PER_DAY);
        int days = (int) (epochSeconds / SECONDS_PER_DAY) + 719_468;
        int era = days / 146_097;
        int dayOfEra = days - era * 146_097;
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        return TemporalFields.ofDateTime(
                yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
                month,
                dayOfYear - (153 * monthFromMarch + 2) / 5 + 1,
                secondOfDay / 3_600,
                secondOfDay / 60 % 60,
                secondOfDay % 60,
                micros);
    }

    private static Temporal oldTime(int decimalDigits) {
        int magnitude = Math.abs(decimalDigits);
        long fields =
                TemporalFields.ofTime(decimalDigits < 0, magnitude / 10_000, magnitude / 100 % 100, magnitude % 100, 0);
        return new Temporal(TemporalKind.TIME, fields, 0);
    }

    private static Temporal oldDateTime(long decimalDigits) {
        int date = (int) (decimalDigits / 1_000_000);
        int time = (int) (decimalDigits % 1_000_000);
        long fields = TemporalFields.ofDateTime(
                date / 10_000, date / 100 % 100, date % 100, time / 10_000, time / 100 % 100, time % 100, 0);
        return new Temporal(TemporalKind.DATETIME, fields, 0);
    }
}
