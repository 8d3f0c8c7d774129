package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.MINUTE_SPAN;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Finds where the changes of some time lie without reading one: events of a transaction follow each other, and so do
/// most transactions.
final class ChangeRuns {

    private static final String IN_TIME = "select first_seq, event_count from source_tx"
            + " where first_seq between ? and ? and event_count > 0 and snapshot_run = 0"
            + " and commit_us >= ? and commit_us < ? order by first_seq, tx_id";

    /// Sorted by a term and not by the column, or SQLite goes through all transactions in the order of its index.
    private static final String OF_SNAPSHOTS = "select first_seq, event_count from source_tx"
            + " where snapshot_run > 0 and event_count > 0 order by first_seq + 0";

    private final Connection connection;
    private final DSLContext sql;

    ChangeRuns(Connection connection, DSLContext sql) {
        this.connection = connection;
        this.sql = sql;
    }

    List<SequenceRun> between(long fromMicros, long untilMicros) throws SQLException {
        return fromMicros == Long.MIN_VALUE && untilMicros == Long.MAX_VALUE ? all() : inTime(fromMicros, untilMicros);
    }

    /// Numbers have no holes, so all but those of snapshots are changes.
    private List<SequenceRun> all() throws SQLException {
        long last = Tail.lastVisible(sql);
        List<SequenceRun> runs = new ArrayList<>();
        long next = 1;
        try (PreparedStatement select = connection.prepareStatement(OF_SNAPSHOTS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long first = row.getLong(1);
                if (first > next) {
                    runs.add(new SequenceRun(next, first - 1));
                }
                next = Math.max(next, first + row.getLong(2));
            }
        }
        if (next <= last) {
            runs.add(new SequenceRun(next, last));
        }
        return runs;
    }

    private List<SequenceRun> inTime(long fromMicros, long untilMicros) throws SQLException {
        var ends = sql.select(DSL.min(MINUTE_SPAN.FIRST_SEQ), DSL.max(MINUTE_SPAN.LAST_SEQ))
                .from(MINUTE_SPAN)
                .where(MINUTE_SPAN.MINUTE.between(
                        Math.floorDiv(fromMicros, Rollups.MINUTE_MICROS),
                        Math.floorDiv(untilMicros, Rollups.MINUTE_MICROS)))
                .fetchSingle();
        if (ends.value1() == null || ends.value2() == null) {
            return List.of();
        }
        long last = Math.min(ends.value2(), Tail.lastVisible(sql));
        try (PreparedStatement select = connection.prepareStatement(IN_TIME)) {
            select.setLong(1, ends.value1());
            select.setLong(2, last);
            select.setLong(3, fromMicros);
            select.setLong(4, untilMicros);
            return joined(select);
        }
    }

    private static List<SequenceRun> joined(PreparedStatement select) throws SQLException {
        List<SequenceRun> runs = new ArrayList<>();
        long first = 0;
        long last = -1;
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                long start = row.getLong(1);
                if (start != last + 1 && last >= first) {
                    runs.add(new SequenceRun(first, last));
                }
                first = start == last + 1 && last >= first ? first : start;
                last = start + row.getLong(2) - 1;
            }
        }
        if (last >= first) {
            runs.add(new SequenceRun(first, last));
        }
        return runs;
    }
}
