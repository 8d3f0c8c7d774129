package io.auditworkbench.synth;

import java.util.random.RandomGenerator;

/// When somebody works: on the first `workdays` days of a week that begins on Monday, from and until a minute of the
/// day, UTC.
record Shift(int fromMinute, int untilMinute, int workdays) {

    static final long MINUTE = 60_000_000L;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /// 1970-01-01 was a Thursday.
    private static final int EPOCH_WEEKDAY = 3;

    static Shift hours(double from, double until, int workdays) {
        return new Shift((int) (from * 60), (int) (until * 60), workdays);
    }

    /// 0 for Monday to 6 for Sunday.
    static int weekday(long micros) {
        return (int) ((Math.floorDiv(micros, DAY) + EPOCH_WEEKDAY) % 7);
    }

    static int minuteOfDay(long micros) {
        return (int) (Math.floorMod(micros, DAY) / MINUTE);
    }

    static long midnight(long micros) {
        return Math.floorDiv(micros, DAY) * DAY;
    }

    boolean isWorkday(long micros) {
        return weekday(micros) < workdays;
    }

    boolean includes(long micros) {
        int minute = minuteOfDay(micros);
        return isWorkday(micros) && minute >= fromMinute && minute < untilMinute;
    }

    /// Some time of this day's working hours.
    long someTime(long micros, RandomGenerator random) {
        long from = midnight(micros) + fromMinute * MINUTE;
        return from + random.nextLong((untilMinute - fromMinute) * MINUTE);
    }

    /// The earliest time at or after `micros` when somebody works; early in a shift it is not the same for all.
    long next(long micros, RandomGenerator random) {
        if (includes(micros)) {
            return micros;
        }
        long day = midnight(micros);
        if (minuteOfDay(micros) >= fromMinute) {
            day += DAY;
        }
        while (!isWorkday(day)) {
            day += DAY;
        }
        return day + fromMinute * MINUTE + random.nextLong(Math.min(90, untilMinute - fromMinute) * MINUTE);
    }
}
