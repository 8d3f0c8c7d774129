package io.auditworkbench.workbench.daily;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/// Reads a day and a zone as people write them: `2026-11-20`, `today`, `yesterday`, `monday` (the latest one, today
/// included), as in filters.
public final class DayWord {

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
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException noDay) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + text + "\" is no day.",
                    "Write 2026-11-20, today, yesterday or a weekday as monday.",
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
