package io.auditworkbench.workbench.daily;

import java.util.Locale;

/// Spells numbers with every digit: a summary that is kept rounds nothing.
final class Exactly {

    private Exactly() {}

    /// `1 204 311`.
    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /// `1 table`, `12 402 tables`; of nouns that take an s.
    static String of(long number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
