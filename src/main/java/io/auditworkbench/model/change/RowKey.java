package io.auditworkbench.model.change;

/// A row's identity in its table, as 64 bits for the index.
///
/// - **Shape**: `hash` is taken over the table's name and the canonical bytes of the key columns, or of all columns for
///   a table without a key; 0 for events that concern no row. Two rows can share a hash: whoever looks up by it
///   compares the values too.
public record RowKey(long hash) {

    /// Of events that concern no row.
    public static final RowKey NONE = new RowKey(0);
}
