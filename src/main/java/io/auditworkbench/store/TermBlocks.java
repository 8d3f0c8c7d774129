package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.TERM_BLOCK;

import org.jooq.Condition;
import org.jooq.DSLContext;

/// The blocks of one term in one direction, read ahead in growing chunks.
final class TermBlocks {

    private static final int FIRST_CHUNK = 16;
    private static final int LARGEST_CHUNK = 1_024;

    private final DSLContext sql;
    private final BlockSet.Term term;
    private final EventOrder order;
    private long[] chunk = new long[0];
    private int size = FIRST_CHUNK;
    private int next;
    private long chunkFrom = Long.MIN_VALUE;

    TermBlocks(DSLContext sql, BlockSet.Term term, EventOrder order) {
        this.sql = sql;
        this.term = term;
        this.order = order;
    }

    /// The first block at `block` or beyond it, or [BlockSeeker#NONE]; never asked for one before the last answer's
    /// question.
    long seek(long block) {
        while (next < chunk.length && isBefore(chunk[next], block)) {
            next++;
        }
        if (next == chunk.length && !isExhausted()) {
            read(block);
        }
        return next < chunk.length ? chunk[next] : BlockSeeker.NONE;
    }

    private boolean isExhausted() {
        return chunkFrom != Long.MIN_VALUE && chunk.length < size;
    }

    private void read(long block) {
        if (chunkFrom != Long.MIN_VALUE) {
            size = Math.min(size * 4, LARGEST_CHUNK);
        }
        Condition beyond = isDescending() ? TERM_BLOCK.BLOCK.le(block) : TERM_BLOCK.BLOCK.ge(block);
        chunk = sql
                .select(TERM_BLOCK.BLOCK)
                .from(TERM_BLOCK)
                .where(TERM_BLOCK.KIND.eq((long) term.kind()))
                .and(TERM_BLOCK.TERM.eq(term.term()))
                .and(beyond)
                .orderBy(order.sort(TERM_BLOCK.BLOCK))
                .limit(size)
                .fetch(TERM_BLOCK.BLOCK)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        next = 0;
        chunkFrom = block;
    }

    private boolean isBefore(long one, long other) {
        return isDescending() ? one > other : one < other;
    }

    private boolean isDescending() {
        return order == EventOrder.NEWEST_FIRST;
    }
}
