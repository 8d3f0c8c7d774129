package io.auditworkbench.model.change;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row change as a source delivered it, values already exact, nothing yet decided about it.
///
/// - **Shape**: `INSERT` and `SNAPSHOT` have an after image only, `DELETE` a before image only, `UPDATE` both,
///   `TRUNCATE` none. `statement` is the SQL text the server logged with it, null when it logged none.
public record RawChange(
        Operation operation,
        TableSchema table,
        @Nullable RowImage before,
        @Nullable RowImage after,
        SourcePosition position,
        @Nullable String statement) {

    public RawChange {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(position, "position");
    }
}
