package io.auditworkbench.detect.volume;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How many transactions there were in the last ten minutes, in steps of two, and the most of this hour.
///
/// - **Threading**: the detector's.
final class RecentRate {

    private static final int STEPS = 5;
    private static final long STEP_MICROS = 120_000_000L;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long FOUR_WEEKS_MICROS = 28 * 24 * HOUR_MICROS;

    /// The places: newest step, five counts, five first changes, hour, its most, its limit, when last exceeded, when
    /// told, busy hours since.
    private static final int STEP = 0;
    private static final int COUNTS = 1;
    private static final int SEQS = COUNTS + STEPS;
    private static final int HOUR = SEQS + STEPS;
    private static final int PEAK = HOUR + 1;
    private static final int LIMIT = HOUR + 2;
    private static final int EXCEEDED = HOUR + 3;
    private static final int TOLD = HOUR + 4;
    private static final int BUSY = HOUR + 5;
    private static final int PLACES = HOUR + 6;

    private final long[] kept;

    private RecentRate(long[] kept) {
        this.kept = kept;
    }

    static RecentRate of(long @Nullable [] kept) {
        if (kept != null) {
            return new RecentRate(kept);
        }
        long[] fresh = new long[PLACES];
        fresh[HOUR] = Long.MIN_VALUE;
        return new RecentRate(fresh);
    }

    boolean isKnown() {
        return kept[HOUR] != Long.MIN_VALUE;
    }

    boolean isNewHour(long nowMicros) {
        return kept[HOUR] == Long.MIN_VALUE || Math.floorDiv(nowMicros, HOUR_MICROS) > kept[HOUR];
    }

    long hour() {
        return kept[HOUR];
    }

    long peak() {
        return kept[PEAK];
    }

    void endHour() {
        kept[PEAK] = 0;
        kept[LIMIT] = 0;
        kept[HOUR] = Long.MIN_VALUE;
    }

    /// One more; answers how many there were in ten minutes.
    long count(long nowMicros, long seq) {
        long step = Math.floorDiv(nowMicros, STEP_MICROS);
        for (long gone = Math.max(kept[STEP] + 1, step - STEPS + 1); gone <= step; gone++) {
            kept[COUNTS + Math.floorMod(gone, STEPS)] = 0;
            kept[SEQS + Math.floorMod(gone, STEPS)] = 0;
        }
        kept[STEP] = Math.max(step, kept[STEP]);
        int at = Math.floorMod(kept[STEP], STEPS);
        kept[COUNTS + at]++;
        kept[SEQS + at] = kept[SEQS + at] == 0 ? seq : kept[SEQS + at];
        kept[HOUR] = Math.max(kept[HOUR], Math.floorDiv(nowMicros, HOUR_MICROS));
        long sum = 0;
        for (int i = 0; i < STEPS; i++) {
            sum += kept[COUNTS + i];
        }
        kept[PEAK] = Math.max(kept[PEAK], sum);
        return sum;
    }

    /// The limit of this hour; 0 before it was set.
    long threshold() {
        return kept[LIMIT];
    }

    void limit(long limit) {
        kept[LIMIT] = limit;
    }

    /// True when it has been told, and either was not quiet for long since, or has become the rule.
    boolean isTold(long nowMicros, long calmMicros, long shiftHours) {
        boolean isRule = kept[BUSY] >= shiftHours && nowMicros - kept[TOLD] < FOUR_WEEKS_MICROS;
        return kept[TOLD] != 0 && (isRule || nowMicros - kept[EXCEEDED] < calmMicros);
    }

    /// The limit was reached; counted once an hour.
    void exceeded(long nowMicros) {
        boolean isNewHour = Math.floorDiv(kept[EXCEEDED], HOUR_MICROS) != Math.floorDiv(nowMicros, HOUR_MICROS);
        kept[BUSY] += isNewHour ? 1 : 0;
        kept[EXCEEDED] = nowMicros;
    }

    void told(long nowMicros) {
        kept[TOLD] = nowMicros;
        kept[BUSY] = 1;
    }

    /// The first change of each step, oldest first as far as it matters.
    long[] seqs() {
        return Arrays.copyOfRange(kept, SEQS, SEQS + STEPS);
    }

    long[] kept() {
        return kept;
    }
}
