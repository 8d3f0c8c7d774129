package io.auditworkbench.model.change;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of a source transaction as a whole.
///
/// - **Shape**: `identity` names it at its source and is unique there: the GTID where there is one, else
///   `file:offset` of its begin, else what the sender gave. `gtid` is null without GTIDs. `connectionId` is the
///   server's, null where unknown. `snapshotRun` is 0 except for snapshot rows.
/// - **Units**: `commitMicros` and `capturedMicros` are microseconds since the epoch, UTC.
public record TransactionHeader(
        TransactionKind kind,
        String identity,
        @Nullable String gtid,
        String file,
        long offset,
        long commitMicros,
        long capturedMicros,
        @Nullable Long connectionId,
        long serverId,
        int snapshotRun,
        Attribution attribution) {

    public TransactionHeader {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(attribution, "attribution");
    }
}
