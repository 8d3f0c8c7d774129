package io.auditworkbench.detect.volume;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The most there was within ten minutes of each hour of four weeks.
///
/// - **Shape**: sixteen bits an hour, 0 for hours in which nothing was.
/// - **Threading**: the detector's.
final class WeekRhythm {

    private static final int WEEK = 7 * 24;
    private static final int HOURS = 4 * WEEK;
    private static final int AN_HOUR = 16;
    private static final int A_LONG = Long.SIZE / AN_HOUR;
    private static final long MOST = (1L << AN_HOUR) - 1;
    private static final int FEW = 6;

    /// The first and the last hour known, then the hours.
    private static final int FIRST = 0;
    private static final int LAST = 1;
    private static final int PACKED = 2;

    private final long[] kept;

    private WeekRhythm(long[] kept) {
        this.kept = kept;
    }

    static WeekRhythm of(long @Nullable [] kept) {
        if (kept != null) {
            return new WeekRhythm(kept);
        }
        long[] fresh = new long[PACKED + HOURS / A_LONG];
        fresh[FIRST] = Long.MAX_VALUE;
        fresh[LAST] = Long.MIN_VALUE;
        return new WeekRhythm(fresh);
    }

    /// The hour had so many; hours between it and the last one had none.
    void add(long hour, long most) {
        if (kept[FIRST] == Long.MAX_VALUE) {
            kept[FIRST] = hour;
            kept[LAST] = hour - 1;
        }
        for (long quiet = Math.max(kept[LAST] + 1, hour - HOURS + 1); quiet < hour; quiet++) {
            set(quiet, 0);
        }
        set(hour, Math.min(MOST, most));
        kept[LAST] = Math.max(kept[LAST], hour);
    }

    private void set(long hour, long value) {
        int at = Math.floorMod(hour, HOURS);
        int shift = AN_HOUR * (at % A_LONG);
        int place = PACKED + at / A_LONG;
        kept[place] = (kept[place] & ~(MOST << shift)) | (value << shift);
    }

    /// How many hours before this one are known, those without any counted.
    long hoursBefore(long hour) {
        return kept[FIRST] == Long.MAX_VALUE ? 0 : Math.min(HOURS, hour - kept[FIRST]);
    }

    /// What such hours had: the same hour of the week and its neighbours; where few are known, of the days before.
    long[] like(long hour) {
        long[] weeks = at(hour, WEEK);
        return weeks.length >= FEW ? weeks : at(hour, 24);
    }

    /// The most that this hour of the week had in the weeks before.
    long mostInEarlierWeeks(long hour) {
        long most = 0;
        for (long then = hour - WEEK; then > hour - HOURS && then >= kept[FIRST]; then -= WEEK) {
            most = Math.max(most, get(then));
        }
        return most;
    }

    private long[] at(long hour, int apart) {
        long[] found = new long[3 * HOURS / apart];
        int count = 0;
        for (long back = apart; back < HOURS; back += apart) {
            for (long near = -1; near <= 1; near++) {
                long then = hour - back + near;
                if (then >= kept[FIRST] && then > hour - HOURS) {
                    found[count++] = get(then);
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private long get(long hour) {
        if (hour > kept[LAST]) {
            return 0;
        }
        int at = Math.floorMod(hour, HOURS);
        return (kept[PACKED + at / A_LONG] >>> (AN_HOUR * (at % A_LONG))) & MOST;
    }

    long[] kept() {
        return kept;
    }
}
