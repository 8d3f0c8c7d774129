package io.auditworkbench.filter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads and writes lengths of time: `20us 500ms 90s 15m 2h 3d 1w`.
///
/// - **Units**: a day is 24 hours and a week 7 such days, also when the clocks change.
public final class DurationText {

    private static final int MOST_DIGITS = 18;

    /// So that arithmetic with it never overflows.
    private static final Duration LONGEST = Duration.ofDays(3_650_000);

    private static final Map<String, Duration> UNITS = units();

    private DurationText() {}

    /// The length; empty when `text` is none.
    public static Optional<Duration> read(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            return Optional.empty();
        }
        long count = Long.parseLong(text.substring(0, digits));
        Duration unit = UNITS.get(text.substring(digits));
        boolean isUsable = unit != null && count <= LONGEST.dividedBy(unit);
        return isUsable ? Optional.of(unit.multipliedBy(count)) : Optional.empty();
    }

    /// The spelling with the largest unit that divides it. A length that no unit divides has none and is never read
    /// either.
    public static String write(Duration duration) {
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            long count = duration.dividedBy(unit.getValue());
            if (unit.getValue().multipliedBy(count).equals(duration)
                    && (count > 0 || unit.getKey().equals("s"))) {
                return count + unit.getKey();
            }
        }
        throw new IllegalArgumentException("finer than a microsecond: " + duration);
    }

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("w", Duration.ofDays(7));
        units.put("d", Duration.ofDays(1));
        units.put("h", Duration.ofHours(1));
        units.put("m", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("ms", Duration.ofMillis(1));
        units.put("us", Duration.ofNanos(1_000));
        return units;
    }
}
