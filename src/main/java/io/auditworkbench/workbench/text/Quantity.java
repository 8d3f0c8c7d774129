package io.auditworkbench.workbench.text;

import java.util.Locale;

/// Spells large numbers and sizes for people.
public final class Quantity {

    private Quantity() {}

    /// `12 402`, `3.1 M`.
    public static String of(long number) {
        if (number >= 1_000_000) {
            return String.format(Locale.ROOT, "%.1f M", number / 1e6);
        }
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /// `1 table`, `12 402 tables`; of nouns that take an s.
    public static String of(long number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /// `812 B`, `4.1 kB`, `3.2 GB`, in powers of 1000.
    public static String ofBytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double size = bytes;
        String[] units = {"kB", "MB", "GB", "TB"};
        int unit = -1;
        while (size >= 999.95 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }
}
