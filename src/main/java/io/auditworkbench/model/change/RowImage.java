package io.auditworkbench.model.change;

import java.util.ArrayList;
import java.util.List;

/// A row's values on one side of a change.
///
/// - **Shape**: one value a column of the event's [TableSchema], in its order.
public record RowImage(List<ColumnValue> values) {

    public RowImage {
        values = List.copyOf(values);
    }

    /// This image of a row after a change, with what the server left out filled in from the one before it: it leaves
    /// out what a change did not touch.
    public RowImage over(RowImage before) {
        if (values.stream().noneMatch(ColumnValue.Absent.class::isInstance)) {
            return this;
        }
        List<ColumnValue> whole = new ArrayList<>(values);
        for (int i = 0; i < Math.min(whole.size(), before.values.size()); i++) {
            if (whole.get(i) instanceof ColumnValue.Absent) {
                whole.set(i, before.values.get(i));
            }
        }
        return new RowImage(whole);
    }

    /// The value of column `index`.
    public ColumnValue get(int index) {
        return values.get(index);
    }
}
