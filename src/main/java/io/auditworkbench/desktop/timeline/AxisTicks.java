package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.TimeShown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where the time axis has its marks, and what is written there: round moments of the zone's clocks.
///
/// - **Threading**: immutable.
final class AxisTicks {

    private static final double ROOMY_PX = 90;
    private static final long DAY_MICROS = Duration.ofDays(1).toNanos() / 1_000;
    private static final long MONTH_MICROS = 28 * DAY_MICROS;
    private static final long SECOND_MICROS = 1_000_000;
    private static final long MINUTE_MICROS = 60 * SECOND_MICROS;

    /// Steps shorter than a day, which divide it.
    private static final long[] CLOCK_STEPS = {
        100,
        1_000,
        5_000,
        10_000,
        50_000,
        100_000,
        500_000,
        SECOND_MICROS,
        5 * SECOND_MICROS,
        10 * SECOND_MICROS,
        30 * SECOND_MICROS,
        MINUTE_MICROS,
        5 * MINUTE_MICROS,
        10 * MINUTE_MICROS,
        30 * MINUTE_MICROS,
        60 * MINUTE_MICROS,
        3 * 60 * MINUTE_MICROS,
        6 * 60 * MINUTE_MICROS,
        12 * 60 * MINUTE_MICROS,
    };
    private static final int[] DAY_STEPS = {1, 2, 7, 14};
    private static final int[] MONTH_STEPS = {1, 3, 6, 12, 60, 120, 1_200};

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLI = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter MICRO = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private AxisTicks() {}

    /// A mark of the axis; a major one begins a day or more.
    record Tick(long micros, String label, boolean isMajor) {}

    /// The marks in a viewport, the first one possibly before it, far enough apart to be read.
    static List<Tick> of(Viewport viewport, double width, ZoneId zone) {
        double least = viewport.microsPerPixel(Math.max(1, width)) * ROOMY_PX;
        for (long step : CLOCK_STEPS) {
            if (step >= least) {
                return clock(viewport, step, zone);
            }
        }
        for (int days : DAY_STEPS) {
            if (days * DAY_MICROS >= least) {
                return days(viewport, days, zone);
            }
        }
        for (int months : MONTH_STEPS) {
            if (months * MONTH_MICROS >= least) {
                return months(viewport, months, zone);
            }
        }
        return List.of();
    }

    /// From midnight on in equal steps; a day on which clocks change begins anew.
    private static List<Tick> clock(Viewport viewport, long step, ZoneId zone) {
        List<Tick> ticks = new ArrayList<>();
        DateTimeFormatter format = clockFormat(step);
        LocalDate date = at(viewport.fromMicros(), zone).toLocalDate();
        for (; midnight(date, zone) < viewport.untilMicros(); date = date.plusDays(1)) {
            long midnight = midnight(date, zone);
            long next = midnight(date.plusDays(1), zone);
            long first = midnight + Math.max(0, (viewport.fromMicros() - midnight) / step * step);
            for (long at = first; at < Math.min(next, viewport.untilMicros()); at += step) {
                boolean isMidnight = at == midnight;
                ticks.add(
                        new Tick(at, isMidnight ? DAY.format(at(at, zone)) : clock(at(at, zone), format), isMidnight));
            }
        }
        return ticks;
    }

    /// Of an hour that comes twice each says which one it is.
    private static String clock(ZonedDateTime at, DateTimeFormatter format) {
        return format.format(at) + (TimeShown.isTwice(at) ? at.getOffset().getId() : "");
    }

    private static DateTimeFormatter clockFormat(long step) {
        if (step >= MINUTE_MICROS) {
            return MINUTE;
        }
        if (step >= SECOND_MICROS) {
            return SECOND;
        }
        return step >= 1_000 ? MILLI : MICRO;
    }

    /// Weeks begin on a Monday.
    private static List<Tick> days(Viewport viewport, int days, ZoneId zone) {
        LocalDate date = at(viewport.fromMicros(), zone).toLocalDate();
        long monday = Math.floorMod(date.toEpochDay() + 3, (long) Math.max(7, days));
        date = days == 1 ? date : date.minusDays(monday);
        List<Tick> ticks = new ArrayList<>();
        for (; midnight(date, zone) < viewport.untilMicros(); date = date.plusDays(days)) {
            long at = midnight(date, zone);
            ticks.add(new Tick(at, DAY.format(at(at, zone)), true));
        }
        return ticks;
    }

    private static List<Tick> months(Viewport viewport, int months, ZoneId zone) {
        LocalDate date = at(viewport.fromMicros(), zone).toLocalDate().withDayOfMonth(1);
        long beyond = Math.floorMod(date.getYear() * 12L + date.getMonthValue() - 1, (long) months);
        List<Tick> ticks = new ArrayList<>();
        date = date.minusMonths(beyond);
        for (; midnight(date, zone) < viewport.untilMicros(); date = date.plusMonths(months)) {
            long at = midnight(date, zone);
            ticks.add(new Tick(at, MONTH.format(at(at, zone)), true));
        }
        return ticks;
    }

    private static long midnight(LocalDate date, ZoneId zone) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, date.atStartOfDay(zone).toInstant());
    }

    private static ZonedDateTime at(long micros, ZoneId zone) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone);
    }
}
