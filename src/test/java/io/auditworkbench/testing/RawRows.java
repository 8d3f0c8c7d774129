package io.auditworkbench.testing;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import java.util.List;

/// The rows of one row event: one table, one kind of change.
///
/// - **Shape**: `position` is behind the event; `rowsQuery` is the statement, empty when the server does not log it;
///   `rows` is empty when only counts were asked for.
public record RawRows(
        TableMapEventData table,
        RowOperation operation,
        BinlogPosition position,
        String rowsQuery,
        int rowCount,
        List<RawRow> rows) {

    public RawRows {
        rows = List.copyOf(rows);
    }

    /// `schema.table`.
    public String tableName() {
        return table.getDatabase() + "." + table.getTable();
    }
}
