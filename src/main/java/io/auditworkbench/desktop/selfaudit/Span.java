package io.auditworkbench.desktop.selfaudit;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How far back acts are listed.
enum Span {
    DAY(Optional.of(Duration.ofDays(1))),
    WEEK(Optional.of(Duration.ofDays(7))),
    MONTH(Optional.of(Duration.ofDays(30))),
    ALWAYS(Optional.empty());

    private final Optional<Duration> length;

    Span(Optional<Duration> length) {
        this.length = length;
    }

    /// Empty for all that is there.
    Optional<Duration> length() {
        return length;
    }

    /// `day`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
