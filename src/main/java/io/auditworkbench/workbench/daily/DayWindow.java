package io.auditworkbench.workbench.daily;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// A day as the clocks of a zone showed it: of 23 or 25 hours where they were changed.
///
/// - **Shape**: `until` is the first moment of the next day.
public record DayWindow(LocalDate day, ZoneId zone, Instant from, Instant until) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /// - **Errors**: `BAD_USAGE` for a day that a zone left out.
    public static DayWindow of(LocalDate day, ZoneId named) {
        ZoneId zone = known(named);
        DayWindow window = new DayWindow(
                day,
                zone,
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
        if (!window.from.isBefore(window.until)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There was no " + day + " in " + zone + ": its clocks went on to the day after.",
                    "Name the day before or after it.");
        }
        return window;
    }

    /// One name for UTC, whatever it was called: summaries are kept by it.
    static ZoneId known(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? UTC : zone;
    }

    /// The day so many before it in the same zone.
    DayWindow before(int days) {
        return of(day.minusDays(days), zone);
    }

    Duration length() {
        return Duration.between(from, until);
    }

    long fromMicros() {
        return micros(from);
    }

    long untilMicros() {
        return micros(until);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
