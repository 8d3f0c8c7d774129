package io.auditworkbench.filter;

import java.util.List;
import java.util.Locale;

/// One value as typed.
///
/// - **Shape**: `text` with quotes and escapes resolved. `globParts` holds the text between unquoted stars, empty
/// without one.
record RawScalar(TextSpan span, String text, Quoting quoting, List<String> globParts) {

    enum Quoting {
        BARE,
        QUOTED
    }

    boolean isBare() {
        return quoting == Quoting.BARE;
    }

    boolean isPattern() {
        return !globParts.isEmpty();
    }

    /// `*` alone.
    boolean isStar() {
        return isPattern() && globParts.stream().allMatch(String::isEmpty);
    }

    /// The text without a dot at its end, which may be the first one of a range that is being typed.
    String withoutDot() {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    boolean isUnknownMark() {
        return isBare() && text.equals("?");
    }

    boolean isNull() {
        return isBare() && text.toLowerCase(Locale.ROOT).equals("null");
    }
}
