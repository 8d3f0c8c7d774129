package io.auditworkbench.workbench.health;

/// One check of the health, as people see it.
///
/// - **Shape**: `found`, `needed` and `why` are never empty; `missingRight` is the right without which it could not be
///   checked, or empty; `fix` is [HealthFix#NONE] unless the check failed.
public record HealthItem(
        String id,
        String title,
        HealthLevel level,
        HealthState state,
        String found,
        String needed,
        String why,
        String missingRight,
        HealthFix fix) {

    /// Whether capture must not start because of it.
    public boolean blocks() {
        return level == HealthLevel.BLOCK && state != HealthState.PASSED;
    }
}
