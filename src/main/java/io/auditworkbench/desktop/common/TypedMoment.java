package io.auditworkbench.desktop.common;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody means who types a date or a time: one of the zone in which all others are shown, while filters alone
/// are read in UTC.
///
/// - **Shape**: any other way to say when (`2h`, `@E1024`, a moment with its offset) stays as it is.
/// - **Threading**: stateless.
public final class TypedMoment {

    private static final Pattern LOCAL =
            Pattern.compile("(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})([Tt ](?<time>[0-9]{2}:[0-9]{2}(:[0-9.]{2,12})?))?");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private TypedMoment() {}

    /// Which end of a range a day stands for.
    public enum End {
        FROM,
        UNTIL
    }

    /// The same moment as filters read it.
    ///
    /// - **Errors**: `BAD_INPUT` for a time that the clocks of the zone showed twice, or never, with what to write.
    public static String meant(String typed, ZoneId zone, End end) {
        Matcher local = LOCAL.matcher(typed.strip());
        if (!local.matches() || zone.equals(ZoneOffset.UTC)) {
            return typed;
        }
        try {
            LocalDate date = LocalDate.parse(local.group("date"));
            return local.group("time") == null ? day(date, zone, end) : time(date, local.group("time"), zone);
        } catch (DateTimeException _) {
            // of the right shape, but no date: the filter says it
            return typed;
        }
    }

    /// A range takes the last minute that is named.
    private static String day(LocalDate date, ZoneId zone, End end) {
        var at = end == End.FROM
                ? date.atStartOfDay(zone)
                : date.plusDays(1).atStartOfDay(zone).minus(1, ChronoUnit.MINUTES);
        return MINUTE.format(at) + at.getOffset().getId();
    }

    private static String time(LocalDate date, String time, ZoneId zone) {
        LocalDateTime at = LocalDateTime.parse(date + "T" + time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(at);
        String text = date + "T" + time;
        if (offsets.size() == 1) {
            return text + offsets.getFirst().getId();
        }
        String shown = date + " " + time;
        throw offsets.isEmpty()
                ? new WorkbenchException(
                        ErrorCode.BAD_INPUT,
                        "The clocks of " + zone + " never showed " + shown + ": they were put forward.",
                        "Write a time before or after it.")
                : new WorkbenchException(
                        ErrorCode.BAD_INPUT,
                        "The clocks of " + zone + " showed " + shown + " twice: they were put back.",
                        "Write which one: "
                                + offsets.stream()
                                        .map(offset -> text + offset.getId())
                                        .collect(Collectors.joining(" or "))
                                + ".");
    }
}
