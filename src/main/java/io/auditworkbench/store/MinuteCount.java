package io.auditworkbench.store;

import io.auditworkbench.model.change.Operation;

/// How many events with one operation were committed at the source within one minute.
///
/// - **Units**: `startMicros` is the minute's begin in microseconds since the epoch, UTC.
public record MinuteCount(long startMicros, Operation operation, long events) {}
