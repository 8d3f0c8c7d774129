package io.auditworkbench.store;

import java.util.ArrayList;
import java.util.List;

/// The blocks of 128 events that can hold what is looked for: perhaps too many, never too few.
sealed interface BlockSet {

    /// Any block.
    BlockSet ALL = new All();

    /// Any block.
    record All() implements BlockSet {}

    /// Where a term occurs, as `term_block` knows it.
    record Term(int kind, long term) implements BlockSet {}

    /// Where all of these pieces of text occur, in the first `runs` runs that `word_run` holds.
    record Words(List<Integer> buckets, long runs) implements BlockSet {
        public Words {
            buckets = List.copyOf(buckets);
        }
    }

    /// The blocks from one event to another.
    record Between(long firstSeq, long lastSeq) implements BlockSet {}

    /// The blocks of these events, given in ascending order.
    record Listed(List<Long> seqs) implements BlockSet {
        public Listed {
            seqs = List.copyOf(seqs);
        }
    }

    /// What is in one of the sets.
    record Any(List<BlockSet> sets) implements BlockSet {
        public Any {
            sets = List.copyOf(sets);
        }
    }

    /// What is in all of the sets.
    record Every(List<BlockSet> sets) implements BlockSet {
        public Every {
            sets = List.copyOf(sets);
        }
    }

    /// What an index tells up to an event, and everything after it.
    static BlockSet through(long indexedThroughSeq, List<BlockSet> indexed) {
        List<BlockSet> sets = new ArrayList<>(indexed);
        sets.add(new Between(indexedThroughSeq + 1, Long.MAX_VALUE));
        return new Any(sets);
    }

    /// The events of a table, or with an operation; 0 for any.
    static BlockSet what(long tableId, int operation) {
        return new Term(BlockMarks.WHAT, (tableId << 3) | operation);
    }

    /// The updates that changed a column.
    static BlockSet changed(long tableId, String column) {
        return new Term(BlockMarks.COLUMN, SideIndexer.columnTerm(tableId, column));
    }

    /// The events of an actor.
    static BlockSet actor(long actorId) {
        return new Term(BlockMarks.ACTOR, actorId);
    }
}
