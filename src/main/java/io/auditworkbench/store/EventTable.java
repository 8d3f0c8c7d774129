package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.ROW_MOVE;
import static io.auditworkbench.store.generated.Tables.TERM_BLOCK;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.Operation;
import java.sql.Connection;
import java.sql.SQLException;

/// Writes events and what finds them: statements, tables, moved rows, the operations and tables of each block, runs of
/// row keys.
final class EventTable {

    /// What waits for the next batch may hold this much.
    private static final long BATCH_BYTES = 8 << 20;

    private final TableDictionary tables;
    private final StatementDictionary statements;
    private final TableInsert events;
    private final TableInsert moves;
    private final TableInsert terms;
    private final BlockMarks marks;
    private final RowRuns runs;
    private long waitingBytes;

    EventTable(Connection connection, TableDictionary tables) throws SQLException {
        this.tables = tables;
        statements = new StatementDictionary(connection);
        events = TableInsert.into(connection, CHANGE_EVENT);
        moves = TableInsert.into(connection, ROW_MOVE);
        terms = TableInsert.intoUnlessThere(connection, TERM_BLOCK);
        marks = new BlockMarks(terms, BlockMarks.WHAT);
        runs = new RowRuns(connection);
    }

    /// Adds one event; returns its table and operation as in [What].
    int add(long seq, SourceId source, HashedEvent event) throws SQLException {
        TableDictionary.Version version = tables.versionOf(source, event);
        int operation = event.operation().code();
        events.put(seq)
                .put(version.versionId())
                .put(operation)
                .put(event.rowKey())
                .put(statements.numberOf(event))
                .put(event.body())
                .put(event.leaf())
                .add();
        if (event.formerRowKey() != null) {
            moves.put(event.formerRowKey()).put(seq).add();
        }
        mark(version.tableId(), operation, BlockMarks.blockOf(seq));
        waitingBytes += event.body().length;
        if (waitingBytes > BATCH_BYTES) {
            flushEvents();
        }
        return What.of(version.tableId(), operation);
    }

    private void mark(int tableId, int operation, long block) throws SQLException {
        if (marks.mark(What.of(tableId, operation), block)) {
            marks.mark(What.of(tableId, 0), block);
            marks.mark(What.of(0, operation), block);
        }
    }

    /// Executes what waits; `nextSeq` is the number that the next event will get.
    void flush(long nextSeq) throws SQLException {
        flushEvents();
        moves.flush();
        terms.flush();
        runs.writeFullRuns(nextSeq);
    }

    private void flushEvents() throws SQLException {
        statements.flush();
        events.flush();
        waitingBytes = 0;
    }

    /// After a rollback.
    void forget() throws SQLException {
        events.forget();
        moves.forget();
        terms.forget();
        waitingBytes = 0;
        tables.forget();
        statements.forget();
        marks.forget();
        runs.forget();
    }

    static Operation operationOf(int what) {
        return Operation.ofCode(What.operation(what));
    }
}
