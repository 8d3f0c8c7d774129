package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.PushedOrigin;
import io.auditworkbench.capture.envelope.PushedRecord;
import io.auditworkbench.capture.envelope.SnapshotMark;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.StoreWriter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Takes pushed records one after another and makes source transactions of them, within one batch of the writer.
///
/// What identifies a transaction is its GTID, or the sender's own id without GTIDs. Rows wait until their END comes.
///
/// - **Errors**: `UNREADABLE_EVENT`, `EVENT_CONFLICT` for a record, which then has changed nothing. Of any other the
///   batch must be rolled back, and everything here forgotten.
/// - **Threading**: the writer's.
final class PushRun {

    private static final int OPEN_IN_MEMORY = 500;

    private final PushedSnapshots snapshots;
    private final OpenPushes open;
    private final PushCompleter completer;
    private final PushedRows rows;
    private final PushedEdges edges;
    private final PushedStatements statements;
    private final PushWitness witness;
    private final PushTally tally = new PushTally();

    PushRun(StoreWriter store, SenderBook book, StoredPushes stored, PushSeals seals, Clock clock) {
        witness = new PushWitness(store, book, seals, clock);
        snapshots = new PushedSnapshots(store, book, seals, tally, clock);
        open = new OpenPushes(store, book, seals, clock);
        completer = new PushCompleter(store, book, seals, open, witness, tally, clock);
        rows = new PushedRows(store, book, stored, seals, open, completer, clock);
        edges = new PushedEdges(book, stored, seals, open, completer, witness, clock);
        statements = new PushedStatements(book, stored, seals, completer, tally, clock);
    }

    /// Takes the next record; `messageId` is that of the message that brought it, null without one.
    void accept(PushedRecord record, @Nullable String messageId) {
        if (saysNothing(record)) {
            return;
        }
        if (take(record, messageId)) {
            tally.addNew();
        } else {
            tally.addRepeated();
        }
    }

    /// Signs of life, and statements of a snapshot that describe no table; they are counted neither as new nor
    /// repeated.
    private static boolean saysNothing(PushedRecord record) {
        return record instanceof PushedRecord.Heartbeat
                || record instanceof PushedRecord.Tombstone
                || (record instanceof PushedRecord.SchemaChange change
                        && change.origin().snapshot() != SnapshotMark.NONE
                        && change.tables().isEmpty());
    }

    /// False when the record was kept before.
    private boolean take(PushedRecord record, @Nullable String messageId) {
        return switch (record) {
            case PushedRecord.Row row -> row(row, messageId);
            case PushedRecord.Truncate truncate -> {
                endSnapshot(truncate.origin());
                yield statements.truncate(truncate);
            }
            case PushedRecord.SchemaChange change -> {
                if (change.origin().snapshot() == SnapshotMark.NONE) {
                    endSnapshot(change.origin());
                }
                yield statements.schemaChange(change);
            }
            case PushedRecord.Begin begin -> edges.begin(begin);
            case PushedRecord.End end -> edges.end(end);
            case PushedRecord.Heartbeat _, PushedRecord.Tombstone _ -> true;
            case PushedRecord.Unknown unknown ->
                throw new WorkbenchException(ErrorCode.UNREADABLE_EVENT, unknown.reason(), unknown.nextStep());
        };
    }

    private boolean row(PushedRecord.Row row, @Nullable String messageId) {
        if (row.change().operation() == Operation.SNAPSHOT) {
            return snapshots.add(row, messageId);
        }
        endSnapshot(row.origin());
        return rows.take(row);
    }

    /// Snapshot rows that were gathered come before what the same sender streams.
    private void endSnapshot(PushedOrigin origin) {
        snapshots.finish(origin.sender());
    }

    /// Completes the transactions that no END will complete and that got nothing new after `micros`.
    void completeIdle(long micros) {
        saveOpen();
        completer.completeIdle(micros);
    }

    /// Saves what is still open, so that a commit makes everything durable that was taken.
    void saveOpen() {
        snapshots.finishAll();
        open.save();
    }

    /// Prepares a commit in the middle of a file, which can be read again from its beginning: open transactions stay in
    /// memory unless they are many.
    void pause() {
        snapshots.pause();
        if (open.size() > OPEN_IN_MEMORY) {
            open.save();
        }
    }

    /// Records of a file that were not read; the first of them begins on `line`.
    void noteUnread(String file, long count, int line) {
        witness.noteUnread(file, count, line);
    }

    /// What was done; begins to count anew.
    PushTally.Counts take() {
        return tally.take();
    }

    /// After a rollback.
    void forget() {
        open.forget();
        snapshots.forget();
        tally.take();
    }
}
