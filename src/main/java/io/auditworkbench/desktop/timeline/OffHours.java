package io.auditworkbench.desktop.timeline;

import io.auditworkbench.filter.WorkingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// When nobody is expected to work: nights and weekends of a zone, as `outside:hours` means them.
final class OffHours {

    /// Beyond so many days, nights are narrower than can be seen.
    private static final int MOST_DAYS = 120;

    private OffHours() {}

    /// A stretch of time in microseconds since the epoch.
    record Stretch(long fromMicros, long untilMicros) {}

    /// The stretches that touch the viewport, in order and not touching each other; none where it shows too many days.
    static List<Stretch> of(Viewport viewport, ZoneId zone, WorkingHours hours) {
        LocalDate first = date(viewport.fromMicros(), zone);
        LocalDate last = date(viewport.untilMicros(), zone);
        if (ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            return List.of();
        }
        List<Stretch> stretches = new ArrayList<>();
        long from = micros(first, zone);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (hours.days().contains(day.getDayOfWeek())) {
                stretches.add(new Stretch(
                        from, micros(day.atTime(hours.start()).atZone(zone).toInstant())));
                from = micros(day.atTime(hours.end()).atZone(zone).toInstant());
            }
        }
        stretches.add(new Stretch(from, micros(last.plusDays(1), zone)));
        stretches.removeIf(
                each -> each.untilMicros() <= viewport.fromMicros() || each.fromMicros() >= viewport.untilMicros());
        return stretches;
    }

    private static LocalDate date(long micros, ZoneId zone) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone).toLocalDate();
    }

    private static long micros(LocalDate day, ZoneId zone) {
        return micros(day.atStartOfDay(zone).toInstant());
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
