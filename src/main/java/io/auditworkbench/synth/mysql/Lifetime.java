package io.auditworkbench.synth.mysql;

/// What remains in the folder of an embedded server after it is closed.
public enum Lifetime {
    /// Nothing: the folder is deleted.
    TEMPORARY,
    /// Everything: the next start finds the same data.
    KEPT
}
