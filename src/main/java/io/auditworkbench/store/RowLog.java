package io.auditworkbench.store;

import io.auditworkbench.model.change.RowKey;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Reads the events of a row: those that changed it, and those that moved it away from this key.
///
/// - **Shape**: two rows can share a key: the caller compares their values.
/// - **Threading**: any number of threads.
public final class RowLog {

    private final Path file;
    private final DSLContext sql;
    private final ReadNames names;

    RowLog(Path file, DSLContext sql, ReadNames names) {
        this.file = file;
        this.sql = sql;
        this.names = names;
    }

    /// All of them, oldest first.
    public List<StoredEvent> events(RowKey row) {
        return after(row, 0, Integer.MAX_VALUE);
    }

    /// Those before `seq`, newest first, at most `limit`; `Long.MAX_VALUE` begins at the newest.
    public List<StoredEvent> before(RowKey row, long seq, int limit) {
        return read(row, 1, seq - 1, EventOrder.NEWEST_FIRST, limit);
    }

    /// Those after `seq`, oldest first, at most `limit`; 0 begins at the oldest.
    public List<StoredEvent> after(RowKey row, long seq, int limit) {
        return read(row, seq + 1, Long.MAX_VALUE, EventOrder.OLDEST_FIRST, limit);
    }

    private List<StoredEvent> read(RowKey row, long lowSeq, long highSeq, EventOrder order, int limit) {
        return SqlWork.on(
                file,
                () -> sql.connectionResult(connection -> {
                    DSLContext one = DSL.using(connection, sql.dialect());
                    long high = Math.min(highSeq, Tail.lastVisible(one));
                    return new RowScan(one, names, row, order).read(lowSeq, high, limit);
                }));
    }
}
