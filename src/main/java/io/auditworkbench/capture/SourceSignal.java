package io.auditworkbench.capture;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableSchema;
import java.util.List;
import java.util.Objects;

/// What a source tells, one after the other, in the source's own order.
///
/// A transaction is any number of [Rows] and [SchemaChanged], then one [TransactionEnded]; nothing of it is kept for
/// good before that.
public sealed interface SourceSignal {

    /// The rows as they stand are about to be read; [Rows] until [StreamingBegan] belong to this run.
    record SnapshotBegan() implements SourceSignal {}

    /// Some rows of the open transaction, or of the snapshot.
    record Rows(List<RawChange> changes) implements SourceSignal {}

    /// A schema statement of the open transaction; `table` has no columns when the statement concerns no captured
    /// table.
    record SchemaChanged(TableSchema table, String ddl, SourcePosition position) implements SourceSignal {
        public SchemaChanged {
            Objects.requireNonNull(ddl, "ddl");
        }
    }

    /// Something that cannot be captured, or not as it was; belongs to the open transaction where there is one.
    record GapFound(CoverageGap gap) implements SourceSignal {}

    /// The open transaction is complete.
    record TransactionEnded(TransactionEnd end) implements SourceSignal {}

    /// The open transaction is prepared under the XA rules: complete, but neither committed nor rolled back.
    record Prepared(String branch, TransactionEnd end) implements SourceSignal {}

    /// The fate of a prepared transaction; the end carries its own position and GTID.
    record Resolved(String branch, Fate fate, TransactionEnd end) implements SourceSignal {}

    /// The snapshot, if there was one, is complete, and the binlog is read from `position` on.
    ///
    /// - **Shape**: `schemaRecords` are those that replace all earlier ones, empty when capture resumed.
    record StreamingBegan(String position, List<String> schemaRecords) implements SourceSignal {}

    /// The source lives, and up to `position` nothing else happened.
    record Heartbeat(String position) implements SourceSignal {}

    /// Nothing came within the time that was waited.
    record Idle() implements SourceSignal {}

    /// How a prepared transaction ended.
    enum Fate {
        COMMITTED,
        ROLLED_BACK
    }
}
