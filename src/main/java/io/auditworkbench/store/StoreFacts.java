package io.auditworkbench.store;

import java.util.Map;

/// What a store file is and holds, in numbers.
///
/// - **Shape**: `isBeingWritten` says that some process holds the store for writing; `indexedThrough` the last event
///   that each side index covers.
/// - **Units**: bytes.
public record StoreFacts(
        int version,
        long sizeBytes,
        long journalBytes,
        long events,
        long transactions,
        boolean isBeingWritten,
        Map<String, Long> indexedThrough) {

    public StoreFacts {
        indexedThrough = Map.copyOf(indexedThrough);
    }
}
