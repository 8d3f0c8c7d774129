package io.auditworkbench.filter;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads numbers as they are written in filters: `1_000`, `-50`, `12.50`, `1e-7`; with sizes also `64k` and `5M`.
///
/// - **Units**: `k` is a thousand, `M` a million.
final class NumberText {

    /// Long enough for every MySQL number, short enough that arithmetic on it stays cheap.
    private static final int LONGEST = 128;

    private static final Pattern WHOLE = Pattern.compile("[0-9]+(_[0-9]+)*+");
    private static final Pattern DECIMAL =
            Pattern.compile("-?([0-9]+(_[0-9]+)*+)?+(\\.[0-9]+)?+([eE][+-]?[0-9]{1,3})?+");

    private NumberText() {}

    /// An exact number; empty when `text` is none.
    static Optional<BigDecimal> decimal(String text) {
        if (text.length() > LONGEST
                || !startsLikeNumber(text)
                || !DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.replace("_", "")));
    }

    /// A whole number from 0 on; empty when `text` is none or too large.
    static OptionalLong whole(String text) {
        return whole(text, 1);
    }

    /// A whole number from 0 on that may end in `k` or `M`.
    static OptionalLong size(String text) {
        if (text.endsWith("k")) {
            return whole(text.substring(0, text.length() - 1), 1_000);
        }
        return text.endsWith("M") ? whole(text.substring(0, text.length() - 1), 1_000_000) : whole(text);
    }

    /// A number that may carry the letter of its printed form: `E1024`.
    static OptionalLong identifier(char letter, String text) {
        boolean hasLetter = !text.isEmpty() && Character.toUpperCase(text.charAt(0)) == letter;
        return whole(hasLetter ? text.substring(1) : text);
    }

    private static OptionalLong whole(String text, long unit) {
        if (text.length() > LONGEST || !WHOLE.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Math.multiplyExact(Long.parseLong(text.replace("_", "")), unit));
        } catch (NumberFormatException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    private static boolean startsLikeNumber(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int digit = first < text.length() && text.charAt(first) == '.' ? first + 1 : first;
        return digit < text.length() && text.charAt(digit) >= '0' && text.charAt(digit) <= '9';
    }
}
