package io.auditworkbench.workbench.daily;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a day and a zone as people write them: `2026-11-20`, `today`, `yesterday`, `monday` (the latest one, today
/// included), `7d` or `24h` (the day so long ago; hours only where they are whole days), as in filters.
public final class DayWord {

    private static final Pattern AGO = Pattern.compile("([0-9]{1,5})([hd])");
    private static final int HOURS = 24;

    private DayWord() {}

    static LocalDate read(String text, LocalDate today) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("today")) {
            return today;
        }
        if (word.equals("yesterday")) {
            return today.minusDays(1);
        }
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (word.equals(weekday.name().toLowerCase(Locale.ROOT))) {
                return today.with(TemporalAdjusters.previousOrSame(weekday));
            }
        }
        Matcher ago = AGO.matcher(word);
        if (ago.matches()) {
            int many = Integer.parseInt(ago.group(1));
            boolean isInDays = ago.group(2).equals("d");
            if (isInDays || many % HOURS == 0) {
                return today.minusDays(isInDays ? many : many / HOURS);
            }
        }
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException noDay) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + text + "\" is no day.",
                    "Write 2026-11-20, today, yesterday, a weekday as monday, or how long ago in whole days: 24h, 7d.",
                    noDay);
        }
    }

    /// The zone of this name.
    ///
    /// - **Errors**: `BAD_USAGE` for none.
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + name + "\" is no time zone.",
                    "Write one as Europe/Berlin, UTC or +02:00.",
                    unknown);
        }
    }
}
