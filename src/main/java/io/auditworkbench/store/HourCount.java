package io.auditworkbench.store;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableName;

/// How many events of one table with one operation were committed at a source within one hour.
///
/// - **Units**: `startMicros` is the hour's begin in microseconds since the epoch, UTC.
public record HourCount(long startMicros, SourceId source, TableName table, Operation operation, long events) {}
