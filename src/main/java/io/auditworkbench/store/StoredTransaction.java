package io.auditworkbench.store;

import io.auditworkbench.model.change.TransactionHeader;
import java.util.Objects;

/// A source transaction as it is kept.
///
/// - **Shape**: its events are those from `firstSeq` to `firstSeq + eventCount - 1`; a gap has none. `leaf` is its
///   hash, 32 bytes.
public record StoredTransaction(
        long txId, SourceId source, long epoch, TransactionHeader header, long firstSeq, long eventCount, byte[] leaf) {

    public StoredTransaction {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(leaf, "leaf");
    }

    /// The number of its last event; one less than `firstSeq` without events.
    public long lastSeq() {
        return firstSeq + eventCount - 1;
    }
}
