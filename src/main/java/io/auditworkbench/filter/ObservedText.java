package io.auditworkbench.filter;

import io.auditworkbench.filter.Observations.ObservedValue;
import java.util.Locale;

/// Says how often something was seen, and over how much that is counted.
final class ObservedText {

    private ObservedText() {}

    /// `in 1,204 events`, or `in 12 of the newest 2,000 events`.
    static String sentence(ObservedValue value) {
        String count = String.format(Locale.ROOT, "in %,d", value.count());
        if (value.sample().isEmpty()) {
            return count + (value.count() == 1 ? " event" : " events");
        }
        return count
                + String.format(
                        Locale.ROOT,
                        " of the newest %,d events looked at",
                        value.sample().getAsLong());
    }

    /// True when `text` begins so, in any letter case.
    static boolean startsWith(String text, String beginning) {
        return LetterCase.fold(text).startsWith(LetterCase.fold(beginning));
    }
}
