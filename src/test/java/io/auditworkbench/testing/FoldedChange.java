package io.auditworkbench.testing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row change in neutral form: what every reader of changes must be able to say.
///
/// - **Shape**: `table` is `schema.table`; `before` is null for an insert, `after` for a delete; each maps every column
///   of the table to its value in the form of [ExactText], SQL NULL to null.
public record FoldedChange(
        String table,
        RowOperation operation,
        @Nullable Map<String, @Nullable String> before,
        @Nullable Map<String, @Nullable String> after) {

    public FoldedChange {
        if ((before == null) != (operation == RowOperation.INSERT)
                || (after == null) != (operation == RowOperation.DELETE)) {
            throw new IllegalArgumentException(operation + " of " + table + " with the wrong images");
        }
    }
}
