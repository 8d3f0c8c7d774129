package io.auditworkbench.store;

import java.util.Map;

/// What a store file is and holds, in numbers.
///
/// - **Shape**: `events` and `transactions` are those that are shown; `stagedEvents` wait for the end of a transaction
///   that is still open, or were left by a writer that was interrupted; `isBeingWritten` says that some process holds
///   the store for writing; `indexedThrough` the last event that each side index covers.
/// - **Units**: bytes.
public record StoreFacts(
        int version,
        long sizeBytes,
        long journalBytes,
        long events,
        long stagedEvents,
        long transactions,
        boolean isBeingWritten,
        Map<String, Long> indexedThrough) {

    public StoreFacts {
        indexedThrough = Map.copyOf(indexedThrough);
    }
}
