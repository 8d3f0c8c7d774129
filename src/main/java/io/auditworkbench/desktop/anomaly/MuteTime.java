package io.auditworkbench.desktop.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// For how long a group is not to be shown.
enum MuteTime {
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30)),
    FOREVER(Duration.ZERO);

    private final Duration length;

    MuteTime(Duration length) {
        this.length = length;
    }

    /// When it ends, empty for never.
    Optional<Instant> until(Instant now) {
        return this == FOREVER ? Optional.empty() : Optional.of(now.plus(length));
    }

    /// How many findings of a group it would have hidden, had it been muted so long before the end of the record.
    long wouldHaveHidden(List<Mark> marks, String group, Instant end) {
        return marks.stream()
                .filter(mark -> mark.group().equals(group))
                .filter(mark -> this == FOREVER || !mark.at().isBefore(end.minus(length)))
                .count();
    }
}
