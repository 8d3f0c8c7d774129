package io.auditworkbench.store;

import java.sql.SQLException;
import java.util.Arrays;

/// Writes which terms of one kind occur in which block of 128 events, each once.
///
/// - **Shape**: terms are small dense numbers: the last block of each is kept in an array.
final class BlockMarks {

    /// `table_id * 8 + operation`; either may be 0 for any.
    static final int WHAT = 1;

    /// `actor_id`.
    static final int ACTOR = 2;

    /// A changed column, see [SideIndexer#columnTerm].
    static final int COLUMN = 3;

    private static final int BLOCK_BITS = 7;

    private final TableInsert insert;
    private final int kind;
    private long[] lastBlocks = new long[64];

    BlockMarks(TableInsert insert, int kind) {
        this.insert = insert;
        this.kind = kind;
        forget();
    }

    static long blockOf(long seq) {
        return seq >> BLOCK_BITS;
    }

    static long firstSeqOf(long block) {
        return block << BLOCK_BITS;
    }

    static long lastSeqOf(long block) {
        return ((block + 1) << BLOCK_BITS) - 1;
    }

    /// True when this was news.
    boolean mark(int term, long block) throws SQLException {
        if (term >= lastBlocks.length) {
            int known = lastBlocks.length;
            lastBlocks = Arrays.copyOf(lastBlocks, Math.max(term + 1, known * 2));
            Arrays.fill(lastBlocks, known, lastBlocks.length, -1);
        }
        if (lastBlocks[term] == block) {
            return false;
        }
        lastBlocks[term] = block;
        insert.put(kind).put(term).put(block).add();
        return true;
    }

    /// After a rollback: what was marked may be gone.
    void forget() {
        Arrays.fill(lastBlocks, -1);
    }
}
