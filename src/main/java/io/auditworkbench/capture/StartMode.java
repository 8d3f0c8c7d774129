package io.auditworkbench.capture;

/// How a capture that has no position yet begins.
public enum StartMode {
    /// Read the rows as they stand, then stream.
    SNAPSHOT_THEN_STREAM,
    /// Stream from now on; what was before is not known.
    STREAM_FROM_NOW
}
