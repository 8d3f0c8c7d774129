package io.auditworkbench.testing;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/// Dates and times of a row event as the exact text that MySQL prints, zero dates and negative times included.
///
/// The library turns them into Java dates, which have no `0000-00-00` and no `-838:59:59`.
///
/// - **Source**: MySQL Internals Manual, *Date and Time Data Type Representation*.
final class ExactTemporals {

    private ExactTemporals() {}

    static String date(ByteArrayInputStream input) throws IOException {
        int packed = input.readInteger(3);
        return dateText(packed >> 9, (packed >> 5) & 15, packed & 31);
    }

    static String year(ByteArrayInputStream input) throws IOException {
        int year = input.readInteger(1);
        return year == 0 ? "0000" : Integer.toString(1900 + year);
    }

    /// Hours, minutes, seconds and fraction are one signed number, stored with an offset.
    static String time(int digits, ByteArrayInputStream input) throws IOException {
        int fractionBits = 8 * fractionBytes(digits);
        long packed = bigEndian(input, 3 + fractionBytes(digits)) - (0x800000L << fractionBits);
        long size = Math.abs(packed);
        return (packed < 0 ? "-" : "")
                + clockText(size >> fractionBits)
                + fractionText(digits, size & ((1L << fractionBits) - 1));
    }

    static String dateTime(int digits, ByteArrayInputStream input) throws IOException {
        long packed = bigEndian(input, 5) - 0x8000000000L;
        long fraction = bigEndian(input, fractionBytes(digits));
        long yearAndMonth = packed >> 22;
        return dateText((int) (yearAndMonth / 13), (int) (yearAndMonth % 13), (int) ((packed >> 17) & 31))
                + " "
                + clockText(packed & 0x1FFFF)
                + fractionText(digits, fraction);
    }

    /// In UTC; second 0 is MySQL's zero date.
    static String timestamp(int digits, ByteArrayInputStream input) throws IOException {
        long seconds = bigEndian(input, 4);
        String fraction = fractionText(digits, bigEndian(input, fractionBytes(digits)));
        if (seconds == 0) {
            return "0000-00-00 00:00:00" + fraction;
        }
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
        return dateText(at.getYear(), at.getMonthValue(), at.getDayOfMonth())
                + String.format(Locale.ROOT, " %02d:%02d:%02d", at.getHour(), at.getMinute(), at.getSecond())
                + fraction;
    }

    private static String dateText(int year, int month, int day) {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }

    private static String clockText(long packed) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", packed >> 12, (packed >> 6) & 63, packed & 63);
    }

    private static String fractionText(int digits, long stored) {
        if (digits == 0) {
            return "";
        }
        String pairs = String.format(Locale.ROOT, "%0" + 2 * fractionBytes(digits) + "d", stored);
        return "." + pairs.substring(0, digits);
    }

    private static int fractionBytes(int digits) {
        return (digits + 1) / 2;
    }

    private static long bigEndian(ByteArrayInputStream input, int bytes) throws IOException {
        long number = 0;
        for (byte part : input.read(bytes)) {
            number = (number << 8) | (part & 0xFF);
        }
        return number;
    }
}
