package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.ROW_MOVE;
import static io.auditworkbench.store.generated.Tables.ROW_RUN;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;
import static io.auditworkbench.store.generated.Tables.TERM_BLOCK;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The events beyond the last transaction: staged for one that is still open, and nothing once it was given up.
final class Tail {

    /// Events a transaction of a cut: bounds the write-ahead log.
    private static final long STEP_EVENTS = 100_000;

    private Tail() {}

    /// The last event that a transaction covers; 0 in an empty store.
    static long lastVisible(DSLContext sql) {
        Long last = sql.select(SOURCE_TX.FIRST_SEQ.plus(SOURCE_TX.EVENT_COUNT).minus(1))
                .from(SOURCE_TX)
                .orderBy(SOURCE_TX.TX_ID.desc())
                .limit(1)
                .fetchOne(0, Long.class);
        return last == null ? 0 : last;
    }

    /// The number of the last transaction; 0 in an empty store.
    static long lastTransaction(DSLContext sql) {
        Long last = sql.select(DSL.max(SOURCE_TX.TX_ID)).from(SOURCE_TX).fetchOne(0, Long.class);
        return last == null ? 0 : last;
    }

    /// The last event of all, staged or not; 0 in an empty store.
    static long lastStored(DSLContext sql) {
        Long last = sql.select(DSL.max(CHANGE_EVENT.SEQ)).from(CHANGE_EVENT).fetchOne(0, Long.class);
        return last == null ? 0 : last;
    }

    /// Removes every event after `lastVisible`, newest first, so that the rest stays dense if this is interrupted.
    static void cut(DSLContext sql, long lastVisible) {
        long last = lastStored(sql);
        if (last <= lastVisible) {
            return;
        }
        step(sql, () -> {
            sql.deleteFrom(ROW_RUN)
                    .where(ROW_RUN.RUN.ge(RowRuns.runOf(lastVisible + 1)))
                    .execute();
            sql.deleteFrom(ROW_MOVE).where(ROW_MOVE.SEQ.gt(lastVisible)).execute();
            sql.deleteFrom(TERM_BLOCK)
                    .where(TERM_BLOCK.BLOCK.gt(BlockMarks.blockOf(lastVisible)))
                    .execute();
        });
        for (long from = last; from > lastVisible; from -= STEP_EVENTS) {
            long after = Math.max(lastVisible, from - STEP_EVENTS);
            step(
                    sql,
                    () -> sql.deleteFrom(CHANGE_EVENT)
                            .where(CHANGE_EVENT.SEQ.gt(after))
                            .execute());
        }
    }

    private static void step(DSLContext sql, Runnable deletion) {
        deletion.run();
        sql.connection(connection -> {
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        });
    }
}
