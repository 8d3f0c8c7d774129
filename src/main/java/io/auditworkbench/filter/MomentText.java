package io.auditworkbench.filter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads and writes points in time: ISO 8601 with or without a zone, a clock time, a length of time ago, or a word.
///
/// - **Shape**: years 1 to 9999; the letter `T` may be a space (in quotes); a fraction has 1 to 9 digits.
final class MomentText {

    private static final String DATE = "(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})";
    private static final String TIME =
            "(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})(\\.(?<fraction>[0-9]{1,9}))?)?";
    private static final String ZONE = "(?<zone>[Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?";
    private static final Pattern ISO = Pattern.compile(DATE + "([Tt ]" + TIME + ZONE + ")?");
    private static final Pattern CLOCK = Pattern.compile(TIME);
    private static final int LONGEST = 40;
    private static final int DATE_LENGTH = 10;

    private MomentText() {}

    /// The moment; empty when `text` is none.
    static Optional<Moment> read(String text) {
        if (text.length() > LONGEST || text.isEmpty()) {
            return Optional.empty();
        }
        if (Character.isLetter(text.charAt(0))) {
            return named(text);
        }
        try {
            Matcher iso = ISO.matcher(text);
            return iso.matches() ? Optional.of(iso(iso)) : clock(text);
        } catch (DateTimeException _) {
            // The digits have the right shape but name no date: 2026-02-31.
            return Optional.empty();
        }
    }

    /// The one spelling.
    static String write(Moment moment) {
        return switch (moment) {
            case Moment.Exact(Instant instant, Duration resolution) ->
                local(instant.atOffset(ZoneOffset.UTC).toLocalDateTime(), resolution) + "Z";
            case Moment.Local(LocalDateTime time, Duration resolution) -> local(time, resolution);
            case Moment.Day(LocalDate date) -> date.toString();
            case Moment.ClockTime(LocalTime time, Duration resolution) -> clock(time, resolution);
            case Moment.Ago(Duration duration) -> DurationText.write(duration);
            case Moment.Named named -> named.name().toLowerCase(Locale.ROOT);
        };
    }

    /// True while `text` can still become a moment by typing on.
    static boolean isBeginning(String text) {
        if (text.chars().allMatch(c -> "0123456789-:.+TtZz".indexOf(c) >= 0)) {
            return text.length() < DATE_LENGTH
                    || text.charAt(4) != '-'
                    || read(text.substring(0, DATE_LENGTH)).isPresent();
        }
        String word = text.toUpperCase(Locale.ROOT);
        return Stream.of(Moment.Named.values()).anyMatch(named -> named.name().startsWith(word));
    }

    private static Optional<Moment> named(String text) {
        for (Moment.Named named : Moment.Named.values()) {
            if (named.name().equalsIgnoreCase(text)) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    private static Optional<Moment> clock(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Optional.of(new Moment.ClockTime(time(clock), resolution(clock)));
        }
        return DurationText.read(text).map(Moment.Ago::new);
    }

    private static Moment iso(Matcher iso) {
        LocalDate date = LocalDate.of(number(iso, "year"), number(iso, "month"), number(iso, "day"));
        if (date.getYear() == 0) {
            throw new DateTimeException("no year 0");
        }
        if (iso.group("hour") == null) {
            return new Moment.Day(date);
        }
        LocalDateTime local = date.atTime(time(iso));
        String zone = iso.group("zone");
        return zone == null ? new Moment.Local(local, resolution(iso)) : exact(local, zone, resolution(iso));
    }

    private static Moment exact(LocalDateTime local, String zone, Duration resolution) {
        ZoneOffset offset = ZoneOffset.of(zone.toUpperCase(Locale.ROOT));
        int year = local.atOffset(offset).withOffsetSameInstant(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new DateTimeException("outside the years that can be written");
        }
        return new Moment.Exact(local.toInstant(offset), resolution);
    }

    private static LocalTime time(Matcher text) {
        LocalTime minute = LocalTime.of(number(text, "hour"), number(text, "minute"));
        if (text.group("second") == null) {
            return minute;
        }
        String fraction = text.group("fraction");
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        return minute.withSecond(number(text, "second")).withNano(nanos);
    }

    private static Duration resolution(Matcher text) {
        if (text.group("second") == null) {
            return Duration.ofMinutes(1);
        }
        String fraction = text.group("fraction");
        return fraction == null ? Duration.ofSeconds(1) : Duration.ofNanos(power(9 - fraction.length()));
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static int number(Matcher text, String group) {
        return Integer.parseInt(text.group(group));
    }

    private static String local(LocalDateTime time, Duration resolution) {
        return time.toLocalDate() + "T" + clock(time.toLocalTime(), resolution);
    }

    private static String clock(LocalTime time, Duration resolution) {
        String minute = two(time.getHour()) + ":" + two(time.getMinute());
        if (resolution.equals(Duration.ofMinutes(1))) {
            return minute;
        }
        String second = minute + ":" + two(time.getSecond());
        String nanos = String.format(Locale.ROOT, "%09d", time.getNano());
        String zeros = Long.toString(resolution.toNanosPart());
        return resolution.equals(Duration.ofSeconds(1))
                ? second
                : second + "." + nanos.substring(0, 10 - zeros.length());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
