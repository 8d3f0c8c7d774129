package io.auditworkbench.infer;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.TransactionKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A source transaction as rules and detectors see it.
///
/// - **Shape**: `number` is the store's (`T88`); `file` and `offset` say where it stands in the binlog, `file` empty
///   where that is not known; events are numbered from `firstSeq` on.
/// - **Units**: `commitMicros` microseconds since the epoch, UTC.
public record ObservedTransaction(
        long number,
        TransactionKind kind,
        long source,
        long commitMicros,
        String file,
        long offset,
        @Nullable Long connectionId,
        Attribution attribution,
        long firstSeq,
        long eventCount) {

    public ObservedTransaction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(attribution, "attribution");
    }
}
