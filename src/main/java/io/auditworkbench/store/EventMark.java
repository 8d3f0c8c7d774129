package io.auditworkbench.store;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableName;

/// An event without its values: when, where and by whom.
///
/// - **Shape**: `transactionEvents` is how many events its transaction has; `actor` is `?` when nobody knows.
/// - **Units**: `commitMicros` in microseconds since the epoch, UTC.
public record EventMark(
        long seq,
        long transaction,
        long transactionEvents,
        long commitMicros,
        Operation operation,
        TableName table,
        String actor) {}
