package io.auditworkbench.workbench.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Spells points in time: RFC 3339 in UTC for data, the same without letters for people.
///
/// - **Shape**: six digits of a second where the source gave them, none where it gave whole seconds: nothing is
///   invented.
public final class TimeText {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TimeText() {}

    /// `2026-11-20T02:13:07.481522Z`; null for null.
    public static @Nullable String data(@Nullable Instant time) {
        return time == null ? null : plain(time) + "Z";
    }

    /// `2026-11-20T03:13:07.481522+01:00`, in a zone; `Z` stands for no distance.
    public static String in(ZoneId zone, Instant time) {
        boolean isWhole = time.get(ChronoField.NANO_OF_SECOND) == 0;
        DateTimeFormatter form = (isWhole ? SECONDS : MICROS).withZone(zone);
        return form.format(time) + zone.getRules().getOffset(time).getId();
    }

    /// `2026-11-20 02:13:07`, with micros where there are any.
    public static String people(Instant time) {
        return plain(time).replace('T', ' ');
    }

    /// `2026-11-20`, in UTC.
    public static String day(Instant time) {
        return plain(time).substring(0, "2026-11-20".length());
    }

    /// `02:13:07`, with micros where there are any.
    public static String clock(Instant time) {
        return plain(time).substring("2026-11-20T".length());
    }

    private static String plain(Instant time) {
        boolean isWhole = time.get(ChronoField.NANO_OF_SECOND) == 0;
        return (isWhole ? SECONDS : MICROS).format(time);
    }
}
