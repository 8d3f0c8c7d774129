package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.PushedRecord;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.OpenPush;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes source transactions of open ones, when their END has come or the sender has gone on to another.
///
/// - **Threading**: the writer's.
final class PushCompleter {

    /// Marks the name of a transaction whose rows came after it was completed.
    static final String LATE = "+";

    private final StoreWriter store;
    private final SenderBook book;
    private final PushSeals seals;
    private final OpenPushes open;
    private final PushWitness witness;
    private final PushTally tally;
    private final Clock clock;

    PushCompleter(
            StoreWriter store,
            SenderBook book,
            PushSeals seals,
            OpenPushes open,
            PushWitness witness,
            PushTally tally,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.seals = seals;
        this.open = open;
        this.witness = witness;
        this.tally = tally;
        this.clock = clock;
    }

    /// Completes the transactions of a source that no END will complete, but for the one it sends rows of now.
    void completeOthers(SourceId source, @Nullable String identity) {
        open.unbounded(source, identity).forEach(other -> complete(other, null));
    }

    /// Completes those of all sources that got nothing new after `micros`; everything open must have been saved.
    void completeIdle(long micros) {
        for (OpenPush idle : store.pushed().unboundedUntil(micros)) {
            if (idle.source() != null && book.owns(idle.channel())) {
                book.enter(idle.channel());
                complete(new PushedTransaction(store.pushed(), idle), null);
            }
        }
    }

    /// Completes one; `end` is its END, null without one.
    void complete(PushedTransaction transaction, PushedRecord.@Nullable End end) {
        OpenPush begun = transaction.open();
        SourceId source = Objects.requireNonNull(begun.source());
        String name = book.nameOf(source);
        TransactionSealer scratch = seals.scratch();
        ZeroDates zeroDates = new ZeroDates();
        PushCompletion completion =
                new PushCompletion(store, source, seals.of(name), transaction.hasCrowdedPlace(scratch), zeroDates::see);
        transaction.forEach(scratch, completion::add);
        TransactionHeader header = completion.finish(actors -> header(begun, actors.take(null)));
        open.remove(transaction);
        tally.addTransactions(1);
        if (end != null) {
            book.sendsEnds(name);
            witness.compareCounts(source, name, header, completion, end);
        } else {
            witness.noteUnbounded(begun, name, header);
        }
        zeroDates.suspects().forEach(suspect -> witness.zeroDate(source, name, header, suspect));
    }

    private TransactionHeader header(OpenPush begun, Attribution attribution) {
        boolean isLate = begun.identity().endsWith(LATE) && begun.gtid() == null && !begun.isBounded();
        String identity = isLate
                ? begun.identity().substring(0, begun.identity().length() - LATE.length()) + "#" + begun.offset() + "."
                        + now()
                : begun.identity();
        return new TransactionHeader(
                TransactionKind.INGEST,
                identity,
                begun.gtid(),
                begun.file(),
                begun.offset(),
                begun.commitMicros(),
                now(),
                begun.connectionId(),
                begun.serverId(),
                0,
                attribution);
    }

    private long now() {
        return CaptureProgress.micros(clock);
    }
}
