package io.auditworkbench.infer;

import java.time.Duration;

/// Lengths of time as rules spell them: `30d`, `15m`.
final class Spans {

    private Spans() {}

    static String text(Duration span) {
        long seconds = span.toSeconds();
        if (seconds == 0) {
            return "0s";
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
