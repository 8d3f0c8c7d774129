package io.auditworkbench.explain.claim;

import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.EvidenceSet.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a sentence repeats what a row says as if the model said it.
///
/// - **Threading**: stateless.
final class Echo {

    private static final int WORDS = 3;

    private Echo() {}

    /// Whether three words in a row are those of some value, in a sentence without the values that it quotes.
    static boolean isIn(String sentence, EvidenceSet evidence) {
        String said = spaced(sentence);
        return evidence.changes().stream()
                .flatMap(change -> Stream.concat(
                        runs(change.actor()),
                        change.values().stream()
                                .flatMap(value -> Stream.concat(side(value.before()), side(value.after())))))
                .anyMatch(said::contains);
    }

    private static Stream<String> side(@Nullable Side side) {
        return side == null ? Stream.empty() : runs(side.text());
    }

    private static Stream<String> runs(String text) {
        String[] words = spaced(text).strip().split(" ");
        List<String> runs = new ArrayList<>();
        for (int i = 0; i + WORDS <= words.length; i++) {
            runs.add(" " + words[i] + " " + words[i + 1] + " " + words[i + 2] + " ");
        }
        return runs.stream();
    }

    private static String spaced(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip() + " ";
    }
}
