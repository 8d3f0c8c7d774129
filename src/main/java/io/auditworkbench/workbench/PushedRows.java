package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.PushedOrigin;
import io.auditworkbench.capture.envelope.PushedRecord;
import io.auditworkbench.capture.envelope.PushedRecord.TransactionMark;
import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.BufferedEvent;
import io.auditworkbench.store.OpenPush;
import io.auditworkbench.store.Sender;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.workbench.StoredPushes.Match;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Takes row changes of the stream: each joins its transaction, unless it was kept before.
///
/// A sender that sends no BEGIN and END (CloudEvents, or no transaction metadata) has its rows wait until it sends
/// those of another transaction, or nothing for a while.
///
/// - **Threading**: the writer's.
final class PushedRows {

    private static final int FRESH_EVENTS = 5_000;

    private final StoreWriter store;
    private final SenderBook book;
    private final StoredPushes stored;
    private final PushSeals seals;
    private final OpenPushes open;
    private final PushCompleter completer;
    private final Clock clock;

    PushedRows(
            StoreWriter store,
            SenderBook book,
            StoredPushes stored,
            PushSeals seals,
            OpenPushes open,
            PushCompleter completer,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.stored = stored;
        this.seals = seals;
        this.open = open;
        this.completer = completer;
        this.clock = clock;
    }

    /// Takes a row; false when it was kept before.
    boolean take(PushedRecord.Row row) {
        PushedOrigin origin = row.origin();
        Sender sender = book.sender(origin.sender());
        TransactionMark mark = row.transaction();
        String identity = mark == null ? origin.identity() : mark.id();
        CanonicalChangeEvent event = seals.of(origin.sender()).keep(row.change());
        BufferedEvent buffered = new BufferedEvent(mark == null ? 0 : mark.totalOrder(), event);
        if (!stored.isKnown(sender.source(), identity, origin.gtid())) {
            return add(sender, row, identity, origin.gtid(), buffered);
        }
        // known and not there: it was pruned, and nobody can say any more that it was another row
        Match match = stored.find(sender.source(), identity, origin.gtid())
                .map(transaction -> stored.match(transaction, event))
                .orElse(Match.SAME);
        if (match == Match.SAME || (match == Match.ABSENT && isStoredLate(sender.source(), identity, event))) {
            return false;
        }
        if (match == Match.DIFFERENT || sender.sendsEnds()) {
            throw PushedTransaction.conflict(identity);
        }
        return add(sender, row, identity + PushCompleter.LATE, null, buffered);
    }

    private boolean isStoredLate(SourceId source, String identity, CanonicalChangeEvent event) {
        for (StoredTransaction late : store.findByPrefix(source, identity + "#")) {
            Match match = stored.match(late, event);
            if (match == Match.DIFFERENT) {
                throw PushedTransaction.conflict(identity);
            }
            if (match == Match.SAME) {
                return true;
            }
        }
        return false;
    }

    private boolean add(
            Sender sender, PushedRecord.Row row, String identity, @Nullable String gtid, BufferedEvent event) {
        PushedTransaction transaction = open.find(identity).orElseGet(() -> open.begin(identity, false));
        OpenPush begun = transaction.open();
        if (begun.source() != null && !begun.source().equals(sender.source())) {
            throw new WorkbenchException(
                    ErrorCode.UNREADABLE_EVENT,
                    "Two senders on one path sent rows of the transaction " + identity
                            + "; its BEGIN and END do not say which of them they are from.",
                    "Give each sender a path of its own: /ingest/NAME.");
        }
        if (!transaction.add(event)) {
            return false;
        }
        completer.completeOthers(sender.source(), identity);
        transaction.update(touched(begun, sender.source(), row, gtid));
        if (transaction.freshCount() >= FRESH_EVENTS) {
            transaction.save(seals.scratch());
        }
        return true;
    }

    private OpenPush touched(OpenPush begun, SourceId source, PushedRecord.Row row, @Nullable String gtid) {
        boolean isFirst = begun.source() == null;
        PushedOrigin origin = row.origin();
        return new OpenPush(
                begun.openId(),
                begun.channel(),
                begun.identity(),
                begun.isBounded(),
                begun.isMarked() || row.transaction() != null,
                source,
                isFirst ? gtid : begun.gtid(),
                isFirst ? origin.file() : begun.file(),
                isFirst ? origin.offset() : Math.min(origin.offset(), begun.offset()),
                isFirst ? origin.sourceMicros() : begun.commitMicros(),
                isFirst ? origin.connectionId() : begun.connectionId(),
                isFirst ? origin.serverId() : begun.serverId(),
                begun.savedCount(),
                CaptureProgress.micros(clock));
    }
}
