package io.auditworkbench.masking;

import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import org.jspecify.annotations.Nullable;

/// Where a value stands.
///
/// - **Shape**: `row` is an image of the row as captured, null when it is not known; `column` counts from 0.
record Cell(TableSchema table, int column, @Nullable RowImage row) {

    String columnName() {
        return table.columns().get(column).name();
    }
}
