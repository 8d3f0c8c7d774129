package io.auditworkbench.model.change;

import java.util.List;

/// A row's values on one side of a change.
///
/// - **Shape**: one value a column of the event's [TableSchema], in its order.
public record RowImage(List<ColumnValue> values) {

    public RowImage {
        values = List.copyOf(values);
    }

    /// The value of column `index`.
    public ColumnValue get(int index) {
        return values.get(index);
    }
}
