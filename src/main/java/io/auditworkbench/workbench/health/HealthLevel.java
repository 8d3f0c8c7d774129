package io.auditworkbench.workbench.health;

/// What it means when a check of the health is not passed.
public enum HealthLevel {
    /// Capture cannot start, or would lose values.
    BLOCK,
    /// Capture works, and answers are weaker than they could be.
    ADVISE,
    /// Worth knowing.
    INFO
}
