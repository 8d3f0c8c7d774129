package io.auditworkbench.capture.debezium.preflight;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Sizes, times and lists as people read them.
final class Amounts {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");
    private static final int NAMES_SHOWN = 5;

    private Amounts() {}

    /// `1.2 GB`, in powers of 1000.
    static String size(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1000 && unit < UNITS.size() - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS.get(unit));
    }

    /// `30 days`, `12 hours`, `40 s`: the largest unit that is exact enough.
    static String time(Duration time) {
        if (time.toDays() >= 2) {
            return time.toDays() + " days";
        }
        if (time.toHours() >= 2) {
            return time.toHours() + " hours";
        }
        return time.toSeconds() + " s";
    }

    /// The first few of a list, and how many more there are.
    static String names(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(names.size(), NAMES_SHOWN)));
        return names.size() > NAMES_SHOWN ? shown + " and " + (names.size() - NAMES_SHOWN) + " more" : shown;
    }
}
