package io.auditworkbench.capture.envelope;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a pushed record came from: Debezium's `source` block.
///
/// - **Shape**: `sender` is the connector's logical name (`topic.prefix`); `file` and `offset` are the binlog place of
///   the event, `row` counts inside it; `gtid` and `connectionId` are null where the server gave none; `serverId` is 0
///   in a snapshot.
/// - **Units**: `sourceMicros` is the server's time in microseconds since the epoch, UTC.
public record PushedOrigin(
        String sender,
        SnapshotMark snapshot,
        String file,
        long offset,
        int row,
        @Nullable String gtid,
        long serverId,
        @Nullable Long connectionId,
        long sourceMicros) {

    public PushedOrigin {
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(file, "file");
    }

    /// `binlog.000003:12593`.
    public String place() {
        return file + ":" + offset;
    }

    /// What names the source transaction where no transaction block does: the GTID, or the binlog place without one.
    public String identity() {
        return gtid == null ? place() : gtid;
    }
}
