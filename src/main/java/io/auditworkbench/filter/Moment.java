package io.auditworkbench.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// A point in time as the filter says it. Each stands for a stretch: a day, or as long as its last written digit.
///
/// - **Units**: `resolution` is one minute, one second, or a power of ten of a second.
public sealed interface Moment {

    /// An instant with its own zone: `2026-11-20T02:13:07Z`.
    record Exact(Instant instant, Duration resolution) implements Moment {}

    /// A date and time in the filter's zone: `2026-11-20T02:13`.
    record Local(LocalDateTime time, Duration resolution) implements Moment {}

    /// A calendar day in the filter's zone, 23 or 25 hours long when the clocks change: `2026-11-20`.
    record Day(LocalDate date) implements Moment {}

    /// A clock time without a date: the latest such time inside the view's range.
    record ClockTime(LocalTime time, Duration resolution) implements Moment {}

    /// This long before now: `2h`.
    record Ago(Duration duration) implements Moment {}

    /// A word: now, or a calendar day. A weekday is the latest one, today included.
    enum Named implements Moment {
        NOW,
        TODAY,
        YESTERDAY,
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY
    }

    /// True when it is a calendar day.
    default boolean isDay() {
        return switch (this) {
            case Day _ -> true;
            case Named named -> named != Named.NOW;
            case Exact _, Local _, ClockTime _, Ago _ -> false;
        };
    }

    /// True when it has no length, so that "at" it makes no sense.
    default boolean isInstant() {
        return this == Named.NOW || this instanceof Ago;
    }
}
