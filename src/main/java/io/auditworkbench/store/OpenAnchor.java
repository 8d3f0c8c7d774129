package io.auditworkbench.store;

/// A start of a conclusion whose time window is still open.
///
/// - **Units**: `dueMicros` is when it closes, microseconds since the epoch, UTC.
public record OpenAnchor(String ruleId, long anchor, long dueMicros) {}
