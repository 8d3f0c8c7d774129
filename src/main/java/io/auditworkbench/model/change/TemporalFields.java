package io.auditworkbench.model.change;

/// The fields of a MySQL date or time packed into one `long`, so that impossible dates keep their exact digits.
///
/// - **Shape**: a date and time of day, from the low bits up: microsecond 20, second 6, minute 6, hour 5, day 5, month
///   4, year 14. A `TIME`: microsecond 20, second 6, minute 6, hour 10, and its sign is the sign of the whole. A
///   `YEAR`: the number.
/// - **Source**: MySQL Reference Manual, *Date and Time Data Types*: ranges and zero dates.
public interface TemporalFields {

    /// Packs a date and a time of day; any field may be zero.
    static long ofDateTime(int year, int month, int day, int hour, int minute, int second, int microsecond) {
        long date = ((long) year << 9) | ((long) month << 5) | day;
        long time = ((long) hour << 12) | ((long) minute << 6) | second;
        return (date << 37) | (time << 20) | microsecond;
    }

    /// Packs a `TIME`: `hour` 0 to 838; the sign is the sign of the result, and `-00:00:00` does not exist in MySQL.
    static long ofTime(boolean isNegative, int hour, int minute, int second, int microsecond) {
        long fields = ((((long) hour << 12) | ((long) minute << 6) | second) << 20) | microsecond;
        return isNegative ? -fields : fields;
    }

    /// Packs the text that MySQL prints for a value of this kind: `-12:30:00.5`, `2026-11-23 17:00:00`, `0000-00-00`.
    ///
    /// - **Errors**: `IllegalArgumentException` for any other spelling.
    static long parse(TemporalKind kind, String text) {
        return switch (kind) {
            case YEAR -> Integer.parseInt(text);
            case DATE -> ofDateTime(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), 0, 0, 0, 0);
            case DATETIME, TIMESTAMP ->
                ofDateTime(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        micros(text, 19));
            case TIME -> parseTime(text);
        };
    }

    private static long parseTime(String text) {
        boolean isNegative = text.startsWith("-");
        int start = isNegative ? 1 : 0;
        int colon = text.indexOf(':');
        return ofTime(
                isNegative,
                number(text, start, colon),
                number(text, colon + 1, colon + 3),
                number(text, colon + 4, colon + 6),
                micros(text, colon + 6));
    }

    private static int number(String text, int from, int until) {
        return from >= 0 && until <= text.length() && from < until
                ? Integer.parseInt(text, from, until, 10)
                : reject(text);
    }

    private static int micros(String text, int dot) {
        if (text.length() <= dot) {
            return 0;
        }
        if (text.charAt(dot) != '.' || text.length() > dot + 7) {
            return reject(text);
        }
        String digits = text.substring(dot + 1);
        return Integer.parseInt(digits + "0".repeat(6 - digits.length()));
    }

    private static int reject(String text) {
        throw new IllegalArgumentException("not a date or time of " + text.length() + " characters");
    }

    /// The text that MySQL prints, with `fractionDigits` digits after the second.
    static String text(TemporalKind kind, long fields, int fractionDigits) {
        StringBuilder text = new StringBuilder(26);
        switch (kind) {
            case YEAR -> digits(text, fields, 4);
            case DATE -> date(text, fields);
            case TIME -> {
                if (fields < 0) {
                    text.append('-');
                }
                time(text, Math.abs(fields) >>> 20, 0xFFFF);
                fraction(text, Math.abs(fields), fractionDigits);
            }
            case DATETIME, TIMESTAMP -> {
                date(text, fields);
                text.append(' ');
                time(text, fields >>> 20, 0x1F);
                fraction(text, fields, fractionDigits);
            }
        }
        return text.toString();
    }

    /// True for a date with a zero month or day, or a day its month does not have.
    static boolean isOutsideCalendar(TemporalKind kind, long fields) {
        if (kind == TemporalKind.TIME || kind == TemporalKind.YEAR) {
            return false;
        }
        int day = day(fields);
        int month = month(fields);
        return month == 0 || day == 0 || day > lengthOfMonth(year(fields), month);
    }

    /// The year of a packed date.
    static int year(long fields) {
        return (int) (fields >>> 46);
    }

    /// The month of a packed date, 0 to 12.
    static int month(long fields) {
        return (int) (fields >>> 42) & 0xF;
    }

    /// The day of a packed date, 0 to 31.
    static int day(long fields) {
        return (int) (fields >>> 37) & 0x1F;
    }

    private static int lengthOfMonth(int year, int month) {
        if (month != 2) {
            return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        }
        boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return isLeap ? 29 : 28;
    }

    private static void date(StringBuilder text, long fields) {
        digits(text, year(fields), 4);
        text.append('-');
        digits(text, month(fields), 2);
        text.append('-');
        digits(text, day(fields), 2);
    }

    private static void time(StringBuilder text, long packed, int hourMask) {
        digits(text, (packed >>> 12) & hourMask, 2);
        text.append(':');
        digits(text, (packed >>> 6) & 0x3F, 2);
        text.append(':');
        digits(text, packed & 0x3F, 2);
    }

    private static void fraction(StringBuilder text, long fields, int fractionDigits) {
        if (fractionDigits <= 0) {
            return;
        }
        text.append('.');
        int end = text.length() + fractionDigits;
        digits(text, fields & 0xFFFFF, 6);
        text.setLength(end);
    }

    private static void digits(StringBuilder text, long value, int width) {
        String plain = Long.toString(value);
        for (int i = plain.length(); i < width; i++) {
            text.append('0');
        }
        text.append(plain);
    }
}
