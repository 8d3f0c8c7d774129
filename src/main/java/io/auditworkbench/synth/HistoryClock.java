package io.auditworkbench.synth;

import java.util.random.RandomGenerator;

/// Commit times over thirty days: dense at noon, thin at night.
final class HistoryClock {

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long SPAN_MICROS = 30 * DAY_MICROS;
    /// How busy each hour is; on average one.
    private static final double[] RHYTHM = {
        .2, .1, .1, .1, .1, .2, .4, .8, 1.2, 1.6, 1.8, 1.9, 2, 1.8, 1.7, 1.6, 1.6, 1.7, 1.7, 1.5, 1.2, .9, .5, .3
    };

    /// How many events a transaction has on average, beside the nightly import; measured over five million.
    private static final double EVENTS_A_TRANSACTION = 2.3;
    private static final long IMPORTED = 30 * 1_000;

    private final RandomGenerator random;
    private final double meanGap;
    private long now;

    HistoryClock(RandomGenerator random, long startMicros, long events) {
        this.random = random;
        this.now = startMicros;
        // Busy hours have more transactions, so a plain mean would end too early; measured.
        meanGap = SPAN_MICROS * 1.04 / transactions(events);
    }

    private static double transactions(long events) {
        return (double) Math.max(events / 2, events - IMPORTED) / EVENTS_A_TRANSACTION;
    }

    long next() {
        int hour = (int) (now / 3_600_000_000L % 24);
        now += 1 + (long) (meanGap * 2 * random.nextDouble() / RHYTHM[hour]);
        return now;
    }

    int hour() {
        return (int) (now / 3_600_000_000L % 24);
    }

    long day() {
        return now / DAY_MICROS;
    }

    long micros() {
        return now;
    }
}
