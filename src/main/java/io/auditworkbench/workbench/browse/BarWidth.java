package io.auditworkbench.workbench.browse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How long the bars of a histogram are: a length that people count in.
final class BarWidth {

    private static final List<Duration> LENGTHS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(365));

    private BarWidth() {}

    /// The shortest length with which `most` bars reach from `from` to `until`.
    static Duration of(Instant from, Instant until, int most) {
        for (Duration length : LENGTHS) {
            if (bars(start(from, length), until, length) <= most) {
                return length;
            }
        }
        return LENGTHS.getLast();
    }

    /// The last moment up to `moment` at which a bar of this length begins, counted from the epoch.
    static Instant start(Instant moment, Duration length) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }

    /// How many bars it takes.
    static int bars(Instant start, Instant until, Duration length) {
        long millis = Duration.between(start, until).toMillis();
        long width = length.toMillis();
        return Math.clamp(Math.ceilDiv(millis, width), 1, Integer.MAX_VALUE);
    }
}
