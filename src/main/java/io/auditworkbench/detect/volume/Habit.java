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
    private static final long DAY_MICROS = 86_400_000_000L;

    static Habit of(DetectorMemory memory, String key) {
        long[] kept = memory.get("habit/" + key);
        return new Habit(memory, "habit/" + key, kept == null ? new long[0] : kept);
    }

    /// On how many days before this one at least half as many rows were touched.
    int daysLike(long rows, long nowMicros) {
        long today = Math.floorDiv(nowMicros, DAY_MICROS);
        int count = 0;
        for (int i = 0; i < days.length; i += 2) {
            count += days[i] < today && days[i + 1] * 2 >= rows ? 1 : 0;
        }
        return count;
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
