package io.auditworkbench.model.change;

import java.util.List;
import java.util.Objects;

/// A foreign key of a table: its `columns` refer to `parentColumns` of `parent`.
///
/// - **Shape**: columns in the order of the declaration; `parentColumns` is empty where it left them out.
public record ForeignKey(
        String name,
        List<String> columns,
        TableName parent,
        List<String> parentColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate) {

    public ForeignKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(onDelete, "onDelete");
        Objects.requireNonNull(onUpdate, "onUpdate");
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
