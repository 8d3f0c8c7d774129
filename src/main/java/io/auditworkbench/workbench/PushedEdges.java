package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.PushedRecord;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.store.Sender;
import java.time.Clock;
import java.util.Optional;

/// Takes the BEGIN and END of transactions; they do not say who sent them.
///
/// - **Threading**: the writer's.
final class PushedEdges {

    private final SenderBook book;
    private final StoredPushes stored;
    private final PushSeals seals;
    private final OpenPushes open;
    private final PushCompleter completer;
    private final PushWitness witness;
    private final Clock clock;

    PushedEdges(
            SenderBook book,
            StoredPushes stored,
            PushSeals seals,
            OpenPushes open,
            PushCompleter completer,
            PushWitness witness,
            Clock clock) {
        this.book = book;
        this.stored = stored;
        this.seals = seals;
        this.open = open;
        this.completer = completer;
        this.witness = witness;
        this.clock = clock;
    }

    /// Takes a BEGIN; false when it came before.
    boolean begin(PushedRecord.Begin begin) {
        String identity = begin.transactionId();
        if (isStoredHere(identity) || open.find(identity).isPresent()) {
            return false;
        }
        open.begin(identity, true);
        return true;
    }

    /// Anybody on this channel may have sent it.
    private boolean isStoredHere(String identity) {
        return book.here().stream()
                .anyMatch(sender -> stored.isKnown(sender.source(), identity, identity)
                        || stored.isKnown(sender.source(), identity, null));
    }

    /// Takes an END and completes its transaction; false when it came before.
    boolean end(PushedRecord.End end) {
        Optional<PushedTransaction> begun = open.find(end.transactionId());
        if (begun.isEmpty() && isStoredHere(end.transactionId())) {
            return false;
        }
        if (begun.isPresent() && !begun.get().isEmpty()) {
            completer.complete(begun.get(), end);
            return true;
        }
        begun.ifPresent(open::remove);
        TransactionHeader header = StoredPushes.naming(end.transactionId(), null);
        Sender sender = book.sole();
        if (end.eventCount() == 0) {
            return witness.once(sender, PushGaps.emptyTransaction(StoredPushes.at(header, now()), now()), header)
                    || begun.isPresent();
        }
        CoverageGap gap = PushGaps.countMismatch(StoredPushes.at(header, now()), end.eventCount(), 0, "", now());
        return seals.gap(sender.source(), nameOf(sender), gap, StoredPushes.at(header, now()));
    }

    private String nameOf(Sender sender) {
        return book.nameOf(sender.source());
    }

    private long now() {
        return CaptureProgress.micros(clock);
    }
}
