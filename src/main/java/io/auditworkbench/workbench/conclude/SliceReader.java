package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.ChangeSlice.Place;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.ObservedTransaction;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.EventPage;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredGap;
import io.auditworkbench.store.StoredTransaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the log from a place on, transaction by transaction, large ones in pieces.
///
/// - **Threading**: one thread at a time.
final class SliceReader implements SliceSource {

    private static final int TRANSACTIONS_A_PAGE = 512;
    private static final int EVENTS_A_PAGE = 2_048;

    private final Store store;
    private final ChangeLog log;
    private final Observer observer;
    private final Deque<StoredTransaction> transactions = new ArrayDeque<>();
    private final Deque<StoredEvent> events = new ArrayDeque<>();
    private long throughTx;
    private long throughSeq;
    private long readSeq;

    /// From behind these on; `throughSeq` may lie in the transaction after `throughTx`.
    SliceReader(Store store, Observer observer, long throughTx, long throughSeq) {
        this.store = store;
        this.log = store.changes();
        this.observer = observer;
        this.throughTx = throughTx;
        this.throughSeq = throughSeq;
        readSeq = throughSeq;
    }

    @Override
    public @Nullable SliceRead next() {
        StoredTransaction transaction = peek();
        if (transaction == null) {
            return null;
        }
        boolean isBegun = throughSeq >= transaction.firstSeq();
        List<ObservedChange> changes = changes(transaction);
        long reached =
                changes.isEmpty() ? transaction.lastSeq() : changes.getLast().seq();
        boolean isEnd = reached >= transaction.lastSeq();
        if (isEnd) {
            transactions.remove();
            throughTx = transaction.txId();
        }
        throughSeq = Math.max(throughSeq, reached);
        ObservedTransaction observed = observer.transaction(transaction);
        ChangeSlice slice = new ChangeSlice(observed, changes, place(isBegun, isEnd), gap(transaction));
        return new SliceRead(slice, throughTx, throughSeq);
    }

    private static Place place(boolean isBegun, boolean isEnd) {
        if (isBegun) {
            return isEnd ? Place.LAST : Place.MIDDLE;
        }
        return isEnd ? Place.WHOLE : Place.FIRST;
    }

    private @Nullable StoredTransaction peek() {
        if (transactions.isEmpty()) {
            transactions.addAll(log.completedAfter(throughTx, TRANSACTIONS_A_PAGE));
        }
        return transactions.peek();
    }

    private List<ObservedChange> changes(StoredTransaction transaction) {
        List<ObservedChange> changes = new ArrayList<>();
        while (changes.size() < ChangeSlice.MOST_CHANGES) {
            if (events.isEmpty() && !readMore(transaction)) {
                break;
            }
            StoredEvent event = events.peek();
            if (event == null || event.seq() > transaction.lastSeq()) {
                break;
            }
            events.remove();
            if (event.seq() >= transaction.firstSeq()) {
                changes.add(observer.change(event));
            }
        }
        return changes;
    }

    /// False when the transaction has no further events.
    private boolean readMore(StoredTransaction transaction) {
        while (readSeq < transaction.lastSeq()) {
            EventPage page = log.after(readSeq, EventSelection.ALL, EVENTS_A_PAGE);
            events.addAll(page.events());
            readSeq = page.events().isEmpty() && page.isLast() ? transaction.lastSeq() : page.cursor();
            if (!events.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable CoverageGap gap(StoredTransaction transaction) {
        if (transaction.header().kind() != TransactionKind.GAP) {
            return null;
        }
        return store.coverage().gapOf(transaction.txId()).map(StoredGap::gap).orElse(null);
    }
}
