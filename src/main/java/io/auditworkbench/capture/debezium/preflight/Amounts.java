package io.auditworkbench.capture.debezium.preflight;

import java.time.Duration;
import java.util.List;

/// Times and lists as people read them.
final class Amounts {

    private static final int NAMES_SHOWN = 5;

    private Amounts() {}

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
