package io.auditworkbench.model.change;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A table's columns, primary key and foreign keys as they were at the time of an event.
///
/// - **Shape**: `columns` in table order; `keyColumns` are indexes into it in key order, empty for a table without a
///   primary key; `foreignKeys` are those from this table to others, null when they are not known.
public record TableSchema(
        TableName name,
        List<ColumnDefinition> columns,
        List<Integer> keyColumns,
        @Nullable List<ForeignKey> foreignKeys) {

    public TableSchema {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        keyColumns = List.copyOf(keyColumns);
        foreignKeys = foreignKeys == null ? null : List.copyOf(foreignKeys);
    }

    /// A table whose foreign keys are not known.
    public TableSchema(TableName name, List<ColumnDefinition> columns, List<Integer> keyColumns) {
        this(name, columns, keyColumns, null);
    }

    /// True when rows are told apart by a primary key.
    public boolean hasKey() {
        return !keyColumns.isEmpty();
    }

    /// The index of a column by its exact name, or -1.
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
