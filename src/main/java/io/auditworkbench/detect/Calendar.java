package io.auditworkbench.detect;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/// What is known of days.
///
/// - **Units**: microseconds since the epoch, UTC.
/// - **Threading**: stateless.
public final class Calendar {

    private static final long DAY_MICROS = 86_400_000_000L;

    private Calendar() {}

    /// True on the last and the first day of a month, when books are closed.
    public static boolean isMonthEnd(long micros) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(micros, DAY_MICROS));
        return day.getDayOfMonth() == 1 || day.getDayOfMonth() == day.lengthOfMonth();
    }

    /// `Sunday`.
    public static String weekday(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, DAY_MICROS))
                .getDayOfWeek()
                .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
