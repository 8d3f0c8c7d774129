package io.auditworkbench.testing;

import com.github.shyiko.mysql.binlog.event.EventType;
import java.util.List;

/// One transaction as it stands in the binlog: everything under one GTID.
///
/// - **Shape**: `begin` is before its GTID event, `end` behind its last event; `threadId` 0 when unknown; `statements`
///   are the query events but `BEGIN` and `COMMIT` (DDL, `SAVEPOINT`, `XA …`, rows written as statements); `unread` are
///   event types that this reader does not understand, such as partial updates.
/// - **Units**: `commitMicros` since the epoch, UTC.
public record RawTransaction(
        String gtid,
        BinlogPosition begin,
        BinlogPosition end,
        long commitMicros,
        long threadId,
        List<String> statements,
        List<RawRows> changes,
        List<EventType> unread) {

    public RawTransaction {
        statements = List.copyOf(statements);
        changes = List.copyOf(changes);
        unread = List.copyOf(unread);
    }

    /// The rows of all changes together.
    public int rowCount() {
        return changes.stream().mapToInt(RawRows::rowCount).sum();
    }
}
