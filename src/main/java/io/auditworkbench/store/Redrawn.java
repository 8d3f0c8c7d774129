package io.auditworkbench.store;

/// What came of concluding everything anew.
///
/// - **Shape**: `gained`, `changed` and `lost` count business events, the other two groups of findings; `lost` ones are
///   withdrawn, groups that are not found again are open no more.
public record Redrawn(long run, long gained, long changed, long lost, long groupsGained, long groupsLost) {}
