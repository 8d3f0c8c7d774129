package io.auditworkbench.detect.volume;

import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.Numbers;
import io.auditworkbench.detect.Robust;

/// The days on which somebody did so much to a table: the newest of them.
///
/// - **Shape**: pairs of a day and the most rows of that day.
/// - **Threading**: the detector's.
record Habit(DetectorMemory memory, String key, long[] days) {

    private static final int MOST_DAYS = 12;
    private static final long NEAR_DAYS = 10;
    private static final long DAY_MICROS = 86_400_000_000L;

    static Habit of(DetectorMemory memory, String key) {
        long[] kept = memory.get("habit/" + key);
        return new Habit(memory, "habit/" + key, kept == null ? new long[0] : kept);
    }

    /// True when on `need` days before this one at least half as many rows were touched, and those days were either
    /// the last ones or so far apart as this one is from them: a nightly, weekly or monthly job, and not a few
    /// incidents.
    boolean isHabit(long rows, long nowMicros, double need) {
        long today = Math.floorDiv(nowMicros, DAY_MICROS);
        int wanted = (int) Math.ceil(need);
        long[] newest = new long[wanted];
        int count = 0;
        for (int i = days.length - 2; i >= 0 && count < wanted; i -= 2) {
            if (days[i] < today && days[i + 1] * 2 >= rows) {
                newest[count++] = days[i];
            }
        }
        if (count < wanted) {
            return false;
        }
        return wanted == 0 || today - newest[wanted - 1] <= NEAR_DAYS || isEven(today, newest);
    }

    private static boolean isEven(long today, long[] newest) {
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        long later = today;
        for (long day : newest) {
            shortest = Math.min(shortest, later - day);
            longest = Math.max(longest, later - day);
            later = day;
        }
        return longest <= shortest + Math.max(1, shortest / 5);
    }

    /// The rows of such days in the middle, empty before there is any.
    String usual() {
        long[] rows = new long[days.length / 2];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = days[2 * i + 1];
        }
        return rows.length == 0 ? "" : Numbers.rounded(Robust.median(rows));
    }

    long size() {
        return days.length / 2;
    }

    /// Remembers that so many were touched today.
    void add(long rows, long nowMicros) {
        long today = Math.floorDiv(nowMicros, DAY_MICROS);
        int end = days.length;
        if (end > 0 && days[end - 2] == today) {
            days[end - 1] = Math.max(days[end - 1], rows);
            memory.put(key, days);
            return;
        }
        memory.put(key, Robust.with(Robust.with(days, today, 2 * MOST_DAYS - 1), rows, 2 * MOST_DAYS));
    }
}
