package io.auditworkbench.synth.mysql;

/// Whether a workload also changes its tables' columns.
public enum SchemaChanges {
    NONE,
    /// Now and then a column is added to `orders`, and dropped again.
    OCCASIONAL
}
