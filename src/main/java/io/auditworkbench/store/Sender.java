package io.auditworkbench.store;

/// Who pushes records.
///
/// - **Shape**: `channel` is the path it last posted to; `sendsEnds` says whether it ever told where a transaction
///   ends; `snapshotRun` is the run of the snapshot it is in, 0 when it is in none.
public record Sender(SourceId source, String channel, boolean sendsEnds, int snapshotRun) {}
