package io.auditworkbench.capture;

import java.time.Duration;

/// How much binary log the server holds, and over which time it was written.
public record BinlogVolume(long sizeBytes, Duration covers) {

    private static final Duration SHORTEST_TELLING = Duration.ofHours(1);

    /// Whether the time is long enough to say anything about a day.
    public boolean isTelling() {
        return covers.compareTo(SHORTEST_TELLING) >= 0;
    }

    /// Bytes written per day on average.
    public long bytesPerDay() {
        double days =
                Math.max(covers.toMillis(), 1) / (double) Duration.ofDays(1).toMillis();
        return (long) (sizeBytes / days);
    }
}
