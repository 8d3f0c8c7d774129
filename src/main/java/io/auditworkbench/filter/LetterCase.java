package io.auditworkbench.filter;

/// Folds letter case the same way everywhere: in the evaluator, and in what the store compares.
///
/// - **Source**: character by character to upper case and then to lower case, as `String.equalsIgnoreCase` compares; no
/// locale,
///   no change of length in characters.
public final class LetterCase {

    private LetterCase() {}

    /// The text without differences of letter case.
    public static String fold(String text) {
        int first = firstToFold(text);
        if (first == text.length()) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length()).append(text, 0, first);
        text.codePoints()
                .skip(text.codePointCount(0, first))
                .map(LetterCase::fold)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /// True when the two differ in letter case at most.
    public static boolean same(String one, String other) {
        return fold(one).equals(fold(other));
    }

    private static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    private static int firstToFold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
                return i;
            }
        }
        return text.length();
    }
}
