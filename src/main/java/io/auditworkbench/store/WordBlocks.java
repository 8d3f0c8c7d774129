package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.WORD_RUN;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The blocks that hold all pieces of a word in one direction, read ahead run by run in growing chunks.
final class WordBlocks {

    private static final int LARGEST_CHUNK = 256;
    private static final long NO_RUN = -1;

    private final DSLContext sql;
    private final BlockSet.Words words;
    private final EventOrder order;
    private final long[][] chunk = new long[LARGEST_CHUNK][];
    private long chunkFrom = NO_RUN;
    private int size = 1;
    private long answer;
    private boolean hasAnswered;

    WordBlocks(DSLContext sql, BlockSet.Words words, EventOrder order) {
        this.sql = sql;
        this.words = words;
        this.order = order;
    }

    /// The first block at `block` or beyond it, or [BlockSeeker#NONE]; never asked for one before the last answer's
    /// question.
    long seek(long block) {
        boolean isKnown = answer == BlockSeeker.NONE || !isBefore(answer, block);
        if (!hasAnswered || !isKnown) {
            answer = find(block);
            hasAnswered = true;
        }
        return answer;
    }

    private boolean isBefore(long one, long other) {
        return isDescending() ? one > other : one < other;
    }

    private long find(long block) {
        long last = WordRun.firstBlockOf(words.runs()) - 1;
        long at = isDescending() ? Math.min(block, last) : block;
        while (at >= 0 && at <= last) {
            long run = WordRun.runOf(at);
            int found = next(bits(run), (int) (at - WordRun.firstBlockOf(run)));
            if (found >= 0) {
                return WordRun.firstBlockOf(run) + found;
            }
            at = isDescending() ? WordRun.firstBlockOf(run) - 1 : WordRun.firstBlockOf(run + 1);
        }
        return BlockSeeker.NONE;
    }

    private int next(long[] bits, int from) {
        int step = isDescending() ? -1 : 1;
        for (int at = from; at >= 0 && at < WordRun.BLOCKS; at += step) {
            if ((bits[at >> 6] >>> (at & 63) & 1) != 0) {
                return at;
            }
        }
        return -1;
    }

    private long[] bits(long run) {
        long index = isDescending() ? chunkFrom - run : run - chunkFrom;
        if (chunkFrom == NO_RUN || index >= size) {
            if (chunkFrom != NO_RUN) {
                size = Math.min(size * 4, LARGEST_CHUNK);
            }
            chunkFrom = run;
            index = 0;
            sql.connection(this::read);
        }
        return chunk[(int) index];
    }

    private void read(Connection connection) throws SQLException {
        String one = DSL.using(sql.dialect())
                .select(WORD_RUN.BLOCKS)
                .from(WORD_RUN)
                .where(WORD_RUN.ID.eq(0L))
                .getSQL();
        try (PreparedStatement select = connection.prepareStatement(one)) {
            for (int i = 0; i < size; i++) {
                long run = isDescending() ? chunkFrom - i : chunkFrom + i;
                chunk[i] = run < 0 || run >= words.runs() ? new long[2] : bits(select, run);
            }
        }
    }

    private long[] bits(PreparedStatement select, long run) throws SQLException {
        long[] bits = {-1, -1};
        List<Integer> buckets = words.buckets();
        for (int i = 0; i < buckets.size() && (bits[0] | bits[1]) != 0; i++) {
            select.setLong(1, WordRun.idOf(run, buckets.get(i) / WordRun.PART_BUCKETS));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return new long[2];
                }
                WordRun.retain(bits, row.getBytes(1), buckets.get(i));
            }
        }
        return bits;
    }

    private boolean isDescending() {
        return order == EventOrder.NEWEST_FIRST;
    }
}
