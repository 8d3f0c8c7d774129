package io.auditworkbench.capture.debezium.preflight;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody probably meant.
///
/// - **Source**: Levenshtein distance.
final class Spelling {

    private static final int FARTHEST = 3;

    private Spelling() {}

    /// The candidate with the fewest changes, if that takes no more than three.
    static Optional<String> nearest(String typed, List<String> candidates) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(each -> distance(wanted, each.toLowerCase(Locale.ROOT)) <= FARTHEST)
                .min(Comparator.comparingInt(each -> distance(wanted, each.toLowerCase(Locale.ROOT))));
    }

    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j < current.length; j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
