package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableSchema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One binlog rows event of a captured table, rows still as on the wire; they get their meaning on the normalising
/// thread.
///
/// - **Shape**: `rows` holds, a row, what the client's deserialiser made: an array of one [RawRow], or for an update
///   the entry of two; `firstRow` counts the rows before these at the same offset: a compressed transaction is one
///   event; `cascades` is what the server changes by itself together with such rows.
record RowsEvent(
        Operation operation,
        TableSchema table,
        List<?> rows,
        String file,
        long offset,
        int firstRow,
        @Nullable String statement,
        Cascades cascades) {

    List<RawChange> changes() {
        List<RawChange> changes = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            changes.add(change(rows.get(i), new SourcePosition(file, offset, firstRow + i)));
        }
        return changes;
    }

    private RawChange change(Object row, SourcePosition position) {
        return switch (operation) {
            case UPDATE -> update((Map.Entry<?, ?>) row, position);
            case DELETE -> new RawChange(operation, table, image(row), null, position, statement);
            default -> new RawChange(operation, table, null, image(row), position, statement);
        };
    }

    private RawChange update(Map.Entry<?, ?> row, SourcePosition position) {
        RawRow former = raw(row.getKey());
        RowImage before = BinlogValues.image(table, former);
        RowImage after = BinlogValues.image(table, raw(row.getValue()), former, before);
        return new RawChange(operation, table, before, after, position, statement);
    }

    private RowImage image(Object row) {
        return BinlogValues.image(table, raw(row));
    }

    private static RawRow raw(Object row) {
        return (RawRow) ((Serializable[]) row)[0];
    }
}
