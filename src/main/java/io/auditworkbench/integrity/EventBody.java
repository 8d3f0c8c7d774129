package io.auditworkbench.integrity;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import org.jspecify.annotations.Nullable;

/// A change event as read back from its canonical bytes; table, transaction and statement are kept beside it.
///
/// - **Shape**: images as in `CanonicalChangeEvent`; `offset` and `row` are the position inside the transaction's
///   binlog file; `ddl` is set for `DDL` only.
public record EventBody(
        Operation operation,
        long offset,
        int row,
        @Nullable RowImage before,
        @Nullable RowImage after,
        @Nullable String ddl) {

    /// The row after the change, or before one that removed it; null for events that concern no row. What the server
    /// left out of the image after a change is as it was before.
    public @Nullable RowImage shown() {
        if (after == null) {
            return before;
        }
        return before == null ? after : after.over(before);
    }
}
