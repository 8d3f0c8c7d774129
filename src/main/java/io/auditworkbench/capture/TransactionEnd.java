package io.auditworkbench.capture;

import io.auditworkbench.model.change.TransactionKind;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a source knows of a transaction when it is complete.
///
/// - **Shape**: `identity` is the GTID, or `file:offset` of the transaction's begin without GTIDs; `rowCount` is what
///   the source counted on its own, for comparison with what was kept; `position` is where reading goes on after it,
///   written out only when it is asked for, because of the ends in one batch only the last is kept; `schemaRecords` are
///   the schema history's new records.
/// - **Units**: `commitMicros` is microseconds since the epoch, UTC.
public record TransactionEnd(
        TransactionKind kind,
        String identity,
        @Nullable String gtid,
        String file,
        long offset,
        long commitMicros,
        @Nullable Long connectionId,
        long serverId,
        long rowCount,
        Supplier<String> position,
        List<String> schemaRecords) {

    public TransactionEnd {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(position, "position");
        schemaRecords = List.copyOf(schemaRecords);
    }
}
