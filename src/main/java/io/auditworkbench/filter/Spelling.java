package io.auditworkbench.filter;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds what somebody probably meant to write.
///
/// - **Source**: optimal string alignment distance (insert, delete, replace, swap neighbours); at most one error in
/// each three
///   characters counts as close.
public final class Spelling {

    private static final int MOST = 3;
    private static final int LONGEST = 64;

    private Spelling() {}

    /// The known words that are close to `word`, all equally close, at most three.
    public static List<String> closest(String word, Collection<String> known) {
        if (word.length() > LONGEST || word.isEmpty()) {
            return List.of();
        }
        String folded = LetterCase.fold(word);
        int allowed = Math.max(1, Math.min(3, folded.length() / 3 + (folded.length() > 4 ? 1 : 0)));
        List<Candidate> close = known.stream()
                .distinct()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= allowed)
                .map(candidate -> new Candidate(candidate, distance(folded, LetterCase.fold(candidate))))
                .filter(candidate -> candidate.distance <= allowed && candidate.distance < folded.length())
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .toList();
        return close.stream()
                .filter(candidate -> candidate.distance == close.getFirst().distance)
                .limit(MOST)
                .map(Candidate::word)
                .toList();
    }

    /// `Did you mean a, b or c?`
    public static String didYouMean(List<String> words) {
        return "Did you mean " + either(words) + "?";
    }

    /// `a, b or c`
    public static String either(List<String> words) {
        String last = words.getLast();
        String others = String.join(", ", words.subList(0, words.size() - 1));
        return others.isEmpty() ? last : others + " or " + last;
    }

    private record Candidate(String word, int distance) {}

    private static int distance(String one, String other) {
        int[] beforePrevious = new int[other.length() + 1];
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replace = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && isSwapped(one, i, other, j)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            int[] free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }
        return previous[other.length()];
    }

    private static boolean isSwapped(String one, int i, String other, int j) {
        return one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
