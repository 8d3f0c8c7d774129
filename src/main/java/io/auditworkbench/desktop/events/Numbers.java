package io.auditworkbench.desktop.events;

import java.text.NumberFormat;
import java.util.Locale;

/// Writes counts: `1,284`, and short ones `9.8 M`.
final class Numbers {

    private static final long MILLION = 1_000_000;
    private static final long SHORT_FROM = 100_000;

    private Numbers() {}

    /// All digits.
    static String exact(long count, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /// All digits of small ones, otherwise to a tenth of a million or a whole thousand.
    static String brief(long count, Locale locale) {
        if (count >= MILLION) {
            return String.format(locale, "%.1f M", count / (double) MILLION);
        }
        return count >= SHORT_FROM ? exact(count / 1_000, locale) + " k" : exact(count, locale);
    }
}
