package io.auditworkbench.filter;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// When people are expected to work, for `outside:hours`: from `start` to before `end` on these days, in the filter's
/// zone.
public record WorkingHours(LocalTime start, LocalTime end, Set<DayOfWeek> days) {

    /// Monday to Friday, 08:00 to 18:00.
    public static final WorkingHours USUAL = new WorkingHours(
            LocalTime.of(8, 0), LocalTime.of(18, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    public WorkingHours {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("working hours end after they start: " + start + " to " + end);
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /// True inside the working hours.
    public boolean contains(ZonedDateTime time) {
        LocalTime clock = time.toLocalTime();
        return days.contains(time.getDayOfWeek()) && !clock.isBefore(start) && clock.isBefore(end);
    }
}
