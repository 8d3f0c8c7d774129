package io.auditworkbench.testing;

/// What happened to a row.
public enum RowOperation {
    INSERT,
    UPDATE,
    DELETE
}
