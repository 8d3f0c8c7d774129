package io.auditworkbench.workbench.health;

/// What a check of the health came to.
public enum HealthState {
    PASSED,
    FAILED,
    /// Nobody knows; never to be shown as passed.
    NOT_CHECKED
}
