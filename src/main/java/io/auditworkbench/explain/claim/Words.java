package io.auditworkbench.explain.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where words and quoted facts stand in a sentence.
///
/// - **Threading**: stateless.
final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*(?:['’]\\p{L}+)?");

    private Words() {}

    /// A word and where it begins.
    record Word(String text, int at) {
        String lower() {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    static List<Word> of(String sentence) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(sentence);
        while (matcher.find()) {
            words.add(new Word(matcher.group(), matcher.start()));
        }
        return words;
    }

    static boolean contains(String sentence, String literal) {
        return find(sentence, literal, 0) >= 0;
    }

    /// Where a literal stands as a whole from a place on, -1 for nowhere: not within a word or a longer number.
    static int find(String sentence, String literal, int from) {
        if (literal.isEmpty()) {
            return -1;
        }
        for (int at = sentence.indexOf(literal, from); at >= 0; at = sentence.indexOf(literal, at + 1)) {
            if (isWhole(sentence, at, at + literal.length())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isWhole(String sentence, int start, int end) {
        boolean beginsInWord = isWordy(sentence.charAt(start));
        boolean endsInWord = isWordy(sentence.charAt(end - 1));
        if (beginsInWord && start > 0 && continues(sentence, start - 1, start - 2)) {
            return false;
        }
        return !(endsInWord && end < sentence.length() && continues(sentence, end, end + 1));
    }

    /// Whether the character beside a literal belongs to it: a letter, a digit, a sign of a number, a point within one.
    private static boolean continues(String sentence, int beside, int beyond) {
        char next = sentence.charAt(beside);
        if (isWordy(next)) {
            return true;
        }
        boolean hasBeyond = beyond >= 0 && beyond < sentence.length() && isWordy(sentence.charAt(beyond));
        boolean isBefore = beyond < beside;
        if (next == '-' || next == '+' || next == '−') {
            return hasBeyond || isBefore;
        }
        return hasBeyond && (next == '.' || next == ',' || next == ':' || next == '/' || next == '@');
    }

    private static boolean isWordy(char unit) {
        return Character.isLetterOrDigit(unit) || unit == '_';
    }

    /// The sentence with every place of a literal as whole put to spaces.
    static String without(String sentence, String literal) {
        String rest = sentence;
        for (int at = find(rest, literal, 0); at >= 0; at = find(rest, literal, at + literal.length())) {
            rest = rest.substring(0, at) + " ".repeat(literal.length()) + rest.substring(at + literal.length());
        }
        return rest;
    }
}
