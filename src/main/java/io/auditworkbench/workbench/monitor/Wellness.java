package io.auditworkbench.workbench.monitor;

/// Whether a program does what it was started for.
///
/// - **Shape**: `state` is one lower-case word; `detail` is a sentence, or empty.
public record Wellness(boolean isWell, String state, String detail) {

    /// It answers, and there is nothing else to know.
    public static final Wellness OK = new Wellness(true, "ok", "");
}
