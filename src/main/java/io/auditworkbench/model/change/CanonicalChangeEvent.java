package io.auditworkbench.model.change;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One change, made once and never edited: what every later stage works on.
///
/// - **Shape**: images as in [RawChange]; `TRUNCATE` and `DDL` have none. `rowKey` names the row after the change,
///   `formerRowKey` the row before it when an update moved it to another key, else null. `ddl` is the statement of a
///   `DDL` event, else null.
public record CanonicalChangeEvent(
        Operation operation,
        TableSchema table,
        @Nullable RowImage before,
        @Nullable RowImage after,
        RowKey rowKey,
        @Nullable RowKey formerRowKey,
        SourcePosition position,
        @Nullable String statement,
        @Nullable String ddl) {

    public CanonicalChangeEvent {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(rowKey, "rowKey");
        Objects.requireNonNull(position, "position");
    }

    /// The image that shows the row best: after, or before for a delete.
    public @Nullable RowImage shownImage() {
        return after != null ? after : before;
    }
}
