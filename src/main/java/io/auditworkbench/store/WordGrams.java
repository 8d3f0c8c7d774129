package io.auditworkbench.store;

import io.auditworkbench.filter.LetterCase;
import java.util.List;
import java.util.TreeSet;

/// Cuts texts into pieces of three and five characters, and gives each piece its hash bucket.
///
/// - **Shape**: a text that contains another has all of its pieces. Pieces are of folded UTF-16 characters, because
///   that is what the evaluator compares. Long pieces have the buckets below [#LONG_BUCKETS], short ones those above.
final class WordGrams {

    static final int LONG = 5;
    static final int SHORT = 3;
    static final int LONG_BUCKETS = 1 << 17;
    static final int SHORT_BUCKETS = 1 << 13;
    static final int BUCKETS = LONG_BUCKETS + SHORT_BUCKETS;

    /// More pieces of one word find hardly fewer blocks.
    private static final int MOST_SOUGHT = 12;

    private WordGrams() {}

    /// Hears of buckets.
    @FunctionalInterface
    interface Sink {
        void bucket(int bucket);
    }

    /// The buckets of every piece of a text.
    static void each(String text, Sink sink) {
        String folded = LetterCase.fold(text);
        int length = folded.length();
        for (int i = 0; i + SHORT <= length; i++) {
            int hash = (folded.charAt(i) * 31 + folded.charAt(i + 1)) * 31 + folded.charAt(i + 2);
            sink.bucket(LONG_BUCKETS + mixed(hash, SHORT_BUCKETS));
            if (i + LONG <= length) {
                int longer = (hash * 31 + folded.charAt(i + 3)) * 31 + folded.charAt(i + 4);
                sink.bucket(mixed(longer, LONG_BUCKETS));
            }
        }
    }

    private static int mixed(int hash, int buckets) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 15)) & (buckets - 1);
    }

    /// The buckets in which a block must be to hold a text with all these parts, the telling ones first; empty when the
    /// parts are too short to say.
    static List<Integer> sought(List<String> parts) {
        TreeSet<Integer> buckets = new TreeSet<>();
        parts.forEach(part -> each(part, buckets::add));
        return buckets.stream().limit(MOST_SOUGHT).toList();
    }
}
