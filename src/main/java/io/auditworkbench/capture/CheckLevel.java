package io.auditworkbench.capture;

/// What a check that fails means for capture.
public enum CheckLevel {
    /// Capture cannot start, or would lose values.
    BLOCK,
    /// Capture works, and answers are weaker than they could be.
    ADVISE,
    /// Worth knowing.
    INFO
}
