package io.auditworkbench.store;

import java.util.List;

/// Finds where a word can be; values decide whether it is.
final class WordPlans {

    private final long indexedThroughSeq;

    WordPlans(long indexedThroughSeq) {
        this.indexedThroughSeq = indexedThroughSeq;
    }

    /// The events with a text that contains each of the parts.
    TermPlan containing(List<String> parts) {
        List<Integer> buckets = WordGrams.sought(parts);
        if (buckets.isEmpty() || indexedThroughSeq == 0) {
            return TermPlan.unknown();
        }
        long runs = WordRun.runOf(BlockMarks.blockOf(indexedThroughSeq + 1));
        return TermPlan.unknown()
                .within(BlockSet.through(indexedThroughSeq, List.of(new BlockSet.Words(buckets, runs))), "words");
    }
}
