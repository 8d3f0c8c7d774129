package io.auditworkbench.store;

import java.util.Collections;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jooq.DSLContext;

/// Finds the next block of one [BlockSet] in one direction; each question must be at or beyond the one before.
///
/// - **Shape**: an answer of -1 means that there is none. Sets are joined by leaping: the rarest term decides how many
///   looks it takes.
final class BlockSeeker {

    static final long NONE = -1;

    private final DSLContext sql;
    private final EventOrder order;
    private final LongUnaryOperator walk;

    BlockSeeker(DSLContext sql, BlockSet set, EventOrder order) {
        this.sql = sql;
        this.order = order;
        walk = walk(set);
    }

    /// The first block of the set at `block` or beyond it.
    long seek(long block) {
        return block < 0 ? NONE : walk.applyAsLong(block);
    }

    /// A set that occurs twice is walked twice: the one walk may have leapt over what the other is asked for.
    private LongUnaryOperator walk(BlockSet set) {
        return switch (set) {
            case BlockSet.All _ -> LongUnaryOperator.identity();
            case BlockSet.Term term -> new TermBlocks(sql, term, order)::seek;
            case BlockSet.Words words -> new WordBlocks(sql, words, order)::seek;
            case BlockSet.Between(long first, long last) ->
                block -> between(BlockMarks.blockOf(first), BlockMarks.blockOf(last), block);
            case BlockSet.Listed(List<Long> seqs) -> block -> listed(seqs, block);
            case BlockSet.Any(List<BlockSet> sets) -> {
                List<LongUnaryOperator> walks = walks(sets);
                yield block -> any(walks, block);
            }
            case BlockSet.Every(List<BlockSet> sets) -> {
                List<LongUnaryOperator> walks = walks(sets);
                yield block -> every(walks, block);
            }
        };
    }

    private List<LongUnaryOperator> walks(List<BlockSet> sets) {
        return sets.stream().map(this::walk).toList();
    }

    private long between(long first, long last, long block) {
        if (last < first) {
            return NONE;
        }
        if (isDescending()) {
            return block < first ? NONE : Math.min(block, last);
        }
        return block > last ? NONE : Math.max(block, first);
    }

    private long listed(List<Long> seqs, long block) {
        long edge = isDescending() ? BlockMarks.lastSeqOf(block) : BlockMarks.firstSeqOf(block);
        int found = Collections.binarySearch(seqs, edge);
        int index = found >= 0 ? found : isDescending() ? -found - 2 : -found - 1;
        return index < 0 || index >= seqs.size() ? NONE : BlockMarks.blockOf(seqs.get(index));
    }

    private long any(List<LongUnaryOperator> walks, long block) {
        long nearest = NONE;
        for (LongUnaryOperator each : walks) {
            long found = each.applyAsLong(block);
            if (nearest == NONE || (found != NONE && isBefore(found, nearest))) {
                nearest = found;
            }
        }
        return nearest;
    }

    private long every(List<LongUnaryOperator> walks, long block) {
        long candidate = block;
        for (int agreed = 0, next = 0; agreed < walks.size(); next = (next + 1) % walks.size()) {
            long found = walks.get(next).applyAsLong(candidate);
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
