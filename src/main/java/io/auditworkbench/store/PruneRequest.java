package io.auditworkbench.store;

/// What is to be pruned, by whom and why.
///
/// - **Shape**: `keep` is how long everything is kept, as it was asked for: `400d`.
/// - **Units**: microseconds since the epoch, UTC; all that was committed before `cutMicros` may go.
public record PruneRequest(long cutMicros, String keep, String by, long atMicros) {}
