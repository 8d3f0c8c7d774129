package io.auditworkbench.masking;

import java.util.regex.Pattern;

/// Finds values with a check digit, or a fixed form, in texts; in time that grows with the text's length.
///
/// - **Threading**: stateless.
final class ShapeSearch {

    private static final int SHORTEST_CARD = 12;
    private static final int LONGEST_CARD = 19;
    private static final int SHORTEST_IBAN = 15;
    private static final int LONGEST_IBAN = 34;

    /// Where the numbers of card schemes begin.
    private static final Pattern SCHEME =
            Pattern.compile("(?:4|5[0-9]|6[0-9]|3[4-9]|30[0-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)).*");

    private ShapeSearch() {}

    /// Whether digits, perhaps in groups apart by one space or hyphen, are a card number.
    static boolean hasCard(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\0';
            boolean isDigit = c >= '0' && c <= '9';
            boolean isGap = (c == ' ' || c == '-')
                    && i > 0
                    && Character.isDigit(text.charAt(i - 1))
                    && i + 1 < text.length()
                    && Character.isDigit(text.charAt(i + 1));
            if (isDigit) {
                digits.append(c);
            } else if (!isGap) {
                if (isCard(digits)) {
                    return true;
                }
                digits.setLength(0);
            }
        }
        return false;
    }

    private static boolean isCard(CharSequence digits) {
        return digits.length() >= SHORTEST_CARD
                && digits.length() <= LONGEST_CARD
                && SCHEME.matcher(digits).matches()
                && digits.chars().distinct().count() > 1
                && isLuhn(digits);
    }

    static boolean isLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    /// Whether an e-mail address is in it: around an `@`, something and a name with a point.
    static boolean hasAddress(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (at > 0 && isLocal(text.charAt(at - 1)) && hasDomain(text, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || "._%+-'\"".indexOf(c) >= 0;
    }

    private static boolean hasDomain(String text, int from) {
        int end = from;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || text.charAt(end) == '.'
                        || text.charAt(end) == '-')) {
            end++;
        }
        int dot = text.lastIndexOf('.', end - 1);
        while (dot > from && dot == end - 1) {
            end--;
            dot = text.lastIndexOf('.', end - 1);
        }
        return dot > from && end - dot > 2;
    }

    /// Whether an IBAN is in it, with or without spaces between groups.
    static boolean hasIban(String text) {
        for (int i = 0; i + SHORTEST_IBAN <= text.length(); i++) {
            boolean isStart = isLetter(text.charAt(i))
                    && isLetter(text.charAt(i + 1))
                    && Character.isDigit(text.charAt(i + 2))
                    && Character.isDigit(text.charAt(i + 3))
                    && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)));
            if (isStart && isIban(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isIban(String text, int start) {
        StringBuilder iban = new StringBuilder();
        for (int i = start; i < text.length() && iban.length() <= LONGEST_IBAN; i++) {
            char c = text.charAt(i);
            boolean isPart = isLetter(c) || (c >= '0' && c <= '9');
            if (isPart) {
                iban.append(Character.toUpperCase(c));
            }
            boolean isEnd = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
            if (isPart && isEnd && iban.length() >= SHORTEST_IBAN && isMod97(iban)) {
                return true;
            }
            if (!isPart && c != ' ') {
                return false;
            }
        }
        return false;
    }

    private static boolean isMod97(CharSequence iban) {
        if (iban.length() > LONGEST_IBAN) {
            return false;
        }
        int rest = 0;
        for (int i = 0; i < iban.length(); i++) {
            char c = iban.charAt((i + 4) % iban.length());
            rest = c >= 'A' ? (rest * 100 + (c - 'A' + 10)) % 97 : (rest * 10 + (c - '0')) % 97;
        }
        return rest == 1;
    }
}
