package io.auditworkbench.workbench.view;

/// An erasure that was made.
///
/// - **Shape**: `at` as people read it, UTC; `columns` and `events` as [ErasureView] has them.
public record KeptErasureView(
        long number, String at, String by, String reason, String columns, String events, long values) {}
