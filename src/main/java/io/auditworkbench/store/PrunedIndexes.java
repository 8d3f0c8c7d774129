package io.auditworkbench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Takes out of counts, indexes and dictionaries what refers to the events of a pruning; before these go themselves.
///
/// Of a block or run that the end of the pruning cuts, the whole name stays: it may name events in vain, and never
/// leaves one out.
///
/// - **Threading**: the writer's.
final class PrunedIndexes {

    private static final String HOURS = """
            insert into rollup_hour(hour, table_id, op, event_count)
            select t.commit_us / 3600000000, v.table_id, e.op, -count(*)
            from source_tx t
            cross join change_event e on e.seq between t.first_seq and t.first_seq + t.event_count - 1
            join table_version v on v.version_id = e.version_id
            where t.tx_id <= ?
            and t.snapshot_run not in (select run from snapshot_run where superseded_by is not null)
            group by 1, 2, 3
            on conflict do update set event_count = event_count + excluded.event_count
            """;
    private static final String MINUTES = """
            insert into rollup_minute(minute, op, event_count)
            select t.commit_us / 60000000, e.op, -count(*)
            from source_tx t
            cross join change_event e on e.seq between t.first_seq and t.first_seq + t.event_count - 1
            where t.tx_id <= ?
            and t.snapshot_run not in (select run from snapshot_run where superseded_by is not null)
            group by 1, 2
            on conflict do update set event_count = event_count + excluded.event_count
            """;
    private static final String STATEMENTS = """
            delete from statement
            where statement_id < (select max(statement_id) from statement)
            and statement_id not in (select statement_id from change_event where seq > ? and statement_id is not null)
            """;
    private static final String PUSHED_ROWS = """
            delete from pushed_snapshot_row
            where source_id not in (select source_id from source_tx where tx_id > ? and snapshot_run > 0)
            """;

    private static final String SESSIONS = """
            delete from session_seen where last_us < (select min(commit_us) from source_tx where tx_id > ?)
            """;

    private final Connection connection;

    PrunedIndexes(Connection connection) {
        this.connection = connection;
    }

    void run(PrunePlan plan) throws SQLException {
        long tx = plan.throughTx();
        long seq = plan.throughSeq();
        run(HOURS, tx);
        run(MINUTES, tx);
        run("delete from rollup_hour where event_count = 0");
        run("delete from rollup_minute where event_count = 0");
        run("delete from minute_span where last_seq <= ?", seq);
        run("update minute_span set first_seq = ? where first_seq <= ?", seq + 1, seq);
        run("delete from row_run where run < ?", RowRuns.runOf(seq + 1));
        run("delete from row_run where run = ? and seq <= ?", RowRuns.runOf(seq + 1), seq);
        run("delete from row_move where seq <= ?", seq);
        run("delete from term_block where block < ?", BlockMarks.blockOf(seq + 1));
        run("delete from word_run where id < ?", WordRun.idOf((seq + 1) / BlockMarks.firstSeqOf(WordRun.BLOCKS), 0));
        run("delete from source_extent where last_tx <= ?", tx);
        // a number is not given again while some reader still knows the text of before by it
        run(STATEMENTS, seq);
        run(PUSHED_ROWS, tx);
        run(SESSIONS, tx);
    }

    private void run(String statement, long... values) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setLong(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }
}
