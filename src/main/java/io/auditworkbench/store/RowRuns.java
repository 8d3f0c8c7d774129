package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.ROW_RUN;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Finds the events of a row: sorted runs of 32768 consecutive events, each written once when it is full.
///
/// An index on the row key writes to a different page for nearly every event, which makes storing six times slower at
/// four million events; runs only ever append (ADR-0022).
final class RowRuns {

    private static final int RUN_BITS = 15;
    private static final long LOW_BITS = 0xFFFF_FFFFL;

    private final PreparedStatement newest;
    private final PreparedStatement insert;
    private long nextRun;

    RowRuns(Connection connection) throws SQLException {
        newest = connection.prepareStatement(DSL.using(SQLDialect.SQLITE)
                .select(DSL.max(ROW_RUN.RUN))
                .from(ROW_RUN)
                .getSQL());
        insert = connection.prepareStatement(insert());
        forget();
    }

    private static String insert() {
        Field<Long> run = CHANGE_EVENT.SEQ.shr(DSL.inline(RUN_BITS)).as("run");
        Field<Long> key = lowBits(CHANGE_EVENT.ROW_KEY).as("row_key");
        return DSL.using(SQLDialect.SQLITE)
                .insertInto(ROW_RUN)
                .columns(ROW_RUN.RUN, ROW_RUN.ROW_KEY, ROW_RUN.SEQ)
                .select(DSL.select(run, key, CHANGE_EVENT.SEQ)
                        .from(CHANGE_EVENT)
                        .where(CHANGE_EVENT.SEQ.between(0L, 0L))
                        .orderBy(DSL.field(DSL.name("row_key")), CHANGE_EVENT.SEQ))
                .getSQL();
    }

    /// What a run keeps of a row key.
    static long shortKey(long rowKey) {
        return rowKey & LOW_BITS;
    }

    private static Field<Long> lowBits(Field<Long> rowKey) {
        return rowKey.bitAnd(DSL.inline(LOW_BITS));
    }

    static long firstSeqOf(long run) {
        return run << RUN_BITS;
    }

    static long runOf(long seq) {
        return seq >> RUN_BITS;
    }

    void writeFullRuns(long nextSeq) throws SQLException {
        for (; nextRun < runOf(nextSeq); nextRun++) {
            insert.setLong(1, firstSeqOf(nextRun));
            insert.setLong(2, firstSeqOf(nextRun + 1) - 1);
            insert.executeUpdate();
        }
    }

    /// After a rollback, and at the start.
    void forget() throws SQLException {
        try (ResultSet row = newest.executeQuery()) {
            row.next();
            long run = row.getLong(1);
            nextRun = row.wasNull() ? 0 : run + 1;
        }
    }
}
