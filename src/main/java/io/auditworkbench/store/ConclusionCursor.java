package io.auditworkbench.store;

/// How far conclusions have been drawn.
///
/// - **Shape**: `throughTx` is the last transaction that was looked at, whole when `throughSeq` is its last event;
///   `mapping` is the digest of the mapping in use.
/// - **Units**: `watermarkMicros` is the latest commit among them, microseconds since the epoch, UTC.
public record ConclusionCursor(long throughTx, long throughSeq, long watermarkMicros, String mapping) {}
