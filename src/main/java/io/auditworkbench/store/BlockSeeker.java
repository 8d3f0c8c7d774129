package io.auditworkbench.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// Finds the next block of a [BlockSet] in one direction; each question must be at or beyond the one before.
///
/// - **Shape**: an answer of -1 means that there is none. Sets are joined by leaping: the rarest term decides how many
///   looks it takes.
final class BlockSeeker {

    static final long NONE = -1;

    private final DSLContext sql;
    private final EventOrder order;
    private final Map<BlockSet.Term, TermBlocks> terms = new HashMap<>();
    private final Map<BlockSet.Words, WordBlocks> words = new HashMap<>();

    BlockSeeker(DSLContext sql, EventOrder order) {
        this.sql = sql;
        this.order = order;
    }

    /// The first block of the set at `block` or beyond it.
    long seek(BlockSet set, long block) {
        if (block < 0) {
            return NONE;
        }
        return switch (set) {
            case BlockSet.All _ -> block;
            case BlockSet.Term term ->
                terms.computeIfAbsent(term, _ -> new TermBlocks(sql, term, order))
                        .seek(block);
            case BlockSet.Words word ->
                words.computeIfAbsent(word, _ -> new WordBlocks(sql, word, order))
                        .seek(block);
            case BlockSet.Between(long first, long last) ->
                between(BlockMarks.blockOf(first), BlockMarks.blockOf(last), block);
            case BlockSet.Listed(List<Long> seqs) -> listed(seqs, block);
            case BlockSet.Any(List<BlockSet> sets) -> any(sets, block);
            case BlockSet.Every(List<BlockSet> sets) -> every(sets, block);
        };
    }

    private long between(long first, long last, long block) {
        if (isDescending()) {
            return block < first || last < first ? NONE : Math.min(block, last);
        }
        return block > last ? NONE : Math.max(block, first);
    }

    private long listed(List<Long> seqs, long block) {
        long edge = isDescending() ? BlockMarks.lastSeqOf(block) : BlockMarks.firstSeqOf(block);
        int found = Collections.binarySearch(seqs, edge);
        int index = found >= 0 ? found : isDescending() ? -found - 2 : -found - 1;
        return index < 0 || index >= seqs.size() ? NONE : BlockMarks.blockOf(seqs.get(index));
    }

    private long any(List<BlockSet> sets, long block) {
        long nearest = NONE;
        for (BlockSet set : sets) {
            long found = seek(set, block);
            if (nearest == NONE || (found != NONE && isBefore(found, nearest))) {
                nearest = found;
            }
        }
        return nearest;
    }

    private long every(List<BlockSet> sets, long block) {
        long candidate = block;
        for (int agreed = 0, next = 0; agreed < sets.size(); next = (next + 1) % sets.size()) {
            long found = seek(sets.get(next), candidate);
            if (found == NONE) {
                return NONE;
            }
            agreed = found == candidate ? agreed + 1 : 1;
            candidate = found;
        }
        return candidate;
    }

    private boolean isBefore(long one, long other) {
        return isDescending() ? one > other : one < other;
    }

    private boolean isDescending() {
        return order == EventOrder.NEWEST_FIRST;
    }
}
