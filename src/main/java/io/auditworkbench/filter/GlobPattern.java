package io.auditworkbench.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A pattern in which `*` stands for any text, also none.
///
/// - **Shape**: the literal parts between the stars, so always two or more; only the first and the last may be empty,
/// and not both
///   of exactly two (that would be "anything", which has its own test).
public record GlobPattern(List<String> literals) {

    public GlobPattern {
        literals = withoutRepeatedStars(literals);
        if (literals.size() < 2 || (literals.size() == 2 && literals.stream().allMatch(String::isEmpty))) {
            throw new IllegalArgumentException("not a pattern: " + literals);
        }
    }

    /// The pattern for text in which every `*` is a star, for example `order*`.
    public static GlobPattern of(String text) {
        return new GlobPattern(List.of(text.split(Pattern.quote("*"), -1)));
    }

    /// Tests whole values in any letter case, in time proportional to value times pattern at worst.
    public Predicate<String> matcher() {
        List<String> folded = literals.stream().map(LetterCase::fold).toList();
        return value -> matches(folded, LetterCase.fold(value));
    }

    private static boolean matches(List<String> literals, String value) {
        String first = literals.getFirst();
        String last = literals.getLast();
        int end = value.length() - last.length();
        if (!value.startsWith(first) || !value.endsWith(last) || first.length() > end) {
            return false;
        }
        // Leftmost is enough: a later place of an inner part never leaves more room for the rest.
        int from = first.length();
        for (String inner : literals.subList(1, literals.size() - 1)) {
            int found = value.indexOf(inner, from);
            if (found < 0 || found + inner.length() > end) {
                return false;
            }
            from = found + inner.length();
        }
        return true;
    }

    private static List<String> withoutRepeatedStars(List<String> literals) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < literals.size(); i++) {
            boolean isInner = i > 0 && i < literals.size() - 1;
            if (!isInner || !literals.get(i).isEmpty()) {
                kept.add(literals.get(i));
            }
        }
        return List.copyOf(kept);
    }
}
