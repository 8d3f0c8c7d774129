package io.auditworkbench.model.event;

/// What became of a conclusion.
public enum Standing {
    /// It holds as it was concluded first.
    STANDS,
    /// It holds, and later changes gave it other values; the former ones are kept.
    CORRECTED,
    /// Later changes took it back; it is kept and shown as withdrawn.
    WITHDRAWN
}
