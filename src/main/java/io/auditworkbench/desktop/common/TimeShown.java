package io.auditworkbench.desktop.common;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How the desktop writes moments and stretches of time.
///
/// - **Shape**: ISO dates, because they are the same for every reader; the zone is the one of the settings. A time that
///   its clocks showed twice, when they were put back, has its offset with it.
/// - **Threading**: any thread.
public final class TimeShown {

    /// The key of the zone in the settings.
    public static final String ZONE = "times.zone";

    private final DateTimeFormatter seconds = formatter("yyyy-MM-dd HH:mm:ss");
    private final DateTimeFormatter micros = formatter("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private final DateTimeFormatter minutes = formatter("yyyy-MM-dd HH:mm");
    private final DateTimeFormatter day = formatter("yyyy-MM-dd");
    private volatile ZoneId zone;

    public TimeShown(ZoneId zone) {
        this.zone = zone;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    /// The zone of the settings; the usual one where none is chosen, or one that this machine does not know.
    public static ZoneId zone(DesktopSettings settings, ZoneId usual) {
        try {
            return ZoneId.of(settings.text(ZONE, usual.getId()));
        } catch (DateTimeException unknown) {
            return usual;
        }
    }

    /// Shows all moments in another zone from now on.
    public void use(ZoneId other) {
        zone = other;
    }

    /// The zone of all moments.
    public ZoneId zone() {
        return zone;
    }

    /// As exact as it is known: microseconds only where there are some.
    public String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).equals(at) ? written(at, seconds) : written(at, micros);
    }

    /// To the second.
    public String second(Instant at) {
        return written(at, seconds);
    }

    /// To the minute.
    public String minute(Instant at) {
        return written(at, minutes);
    }

    /// To the minute, and with its offset, as it can be read wherever it is written.
    public String exactMinute(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return minutes.format(local) + local.getOffset().getId();
    }

    private String written(Instant at, DateTimeFormatter format) {
        ZonedDateTime local = at.atZone(zone);
        return format.format(local) + (isTwice(local) ? local.getOffset().getId() : "");
    }

    /// Whether the clocks showed this time twice.
    public static boolean isTwice(ZonedDateTime local) {
        return local.getZone()
                        .getRules()
                        .getValidOffsets(local.toLocalDateTime())
                        .size()
                > 1;
    }

    /// The day.
    public String day(Instant at) {
        return day.format(at.atZone(zone));
    }

    /// `3 d 4 h`, `5 min`, `2.4 s`.
    public static String length(Duration length) {
        long total = length.toSeconds();
        if (total >= 86_400) {
            long hours = (total % 86_400) / 3_600;
            return total / 86_400 + " d" + (hours == 0 ? "" : " " + hours + " h");
        }
        if (total >= 3_600) {
            long minutes = (total % 3_600) / 60;
            return total / 3_600 + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        if (total >= 60) {
            long rest = total % 60;
            return total / 60 + " min" + (rest == 0 ? "" : " " + rest + " s");
        }
        return length.toMillis() < 10_000
                ? String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0)
                : total + " s";
    }
}
