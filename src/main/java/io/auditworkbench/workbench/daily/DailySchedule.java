package io.auditworkbench.workbench.daily;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// When the summary of the day before is made, by the clocks of a zone; empty for never.
public record DailySchedule(Optional<LocalTime> at, ZoneId zone) {

    /// Never.
    public static final DailySchedule OFF = new DailySchedule(Optional.empty(), ZoneOffset.UTC);

    /// Reads a time as people write it, `00:15`, or `off`.
    ///
    /// - **Errors**: `BAD_USAGE`.
    public static DailySchedule parse(String time, String zone) {
        ZoneId known = DayWord.zone(zone);
        if (time.strip().equalsIgnoreCase("off")) {
            return new DailySchedule(Optional.empty(), known);
        }
        try {
            return new DailySchedule(Optional.of(LocalTime.parse(time.strip())), known);
        } catch (DateTimeException unreadable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + time + "\" is no time of the day.",
                    "Write one as 00:15, or off.",
                    unreadable);
        }
    }

    /// The last day whose summary is due.
    LocalDate due(Instant now, LocalTime time) {
        LocalDateTime here = LocalDateTime.ofInstant(now, zone);
        return here.toLocalTime().isBefore(time)
                ? here.toLocalDate().minusDays(2)
                : here.toLocalDate().minusDays(1);
    }

    /// When the summary of a day becomes due.
    Instant dueAt(LocalDate day, LocalTime time) {
        return day.plusDays(1).atTime(time).atZone(zone).toInstant();
    }
}
