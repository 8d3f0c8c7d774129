package io.auditworkbench.workbench;

import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one thread that writes: takes batches in order and makes each durable in one SQLite transaction (ADR-0017);
/// while none waits it fills the side indexes.
///
/// A full store pauses it: the same batch is tried again until there is room, and nothing is lost or written twice.
///
/// - **Threading**: [#run()] on its own thread, [#submit(WriteBatch)] by one other.
final class BatchWriter implements Runnable {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final WriteBatch LAST = new WriteBatch();

    /// What the writer tells while it works; called on the writer's thread.
    interface Listener {

        /// A batch is durable.
        void stored(WriteBatch batch);

        /// The store cannot take more now; called before each wait.
        void paused(WorkbenchException reason);
    }

    private final SourceId source;
    private final StoreWriter store;
    private final Listener listener;
    private final SideIndexing indexing;
    private final Runnable beside;
    private final BlockingQueue<WriteBatch> queue = new ArrayBlockingQueue<>(1);
    private final AtomicReference<@Nullable WorkbenchException> failure = new AtomicReference<>();
    private volatile boolean isAbandoned;
    private boolean mayRepeat = true;

    /// Without conclusions.
    BatchWriter(SourceId source, StoreWriter store, Listener listener) {
        this(source, store, listener, ConcludingBehind.NOTHING);
    }

    BatchWriter(SourceId source, StoreWriter store, Listener listener, ConcludingBehind concluding) {
        this(source, store, listener, concluding, () -> {});
    }

    /// - **Shape**: `beside` is run between batches, when nothing waits for a commit; it must be short.
    BatchWriter(SourceId source, StoreWriter store, Listener listener, ConcludingBehind concluding, Runnable beside) {
        this.beside = beside;
        this.source = source;
        this.store = store;
        this.listener = listener;
        indexing = new SideIndexing(store, concluding);
    }

    /// Hands a batch over; waits while another is waiting.
    ///
    /// - **Errors**: the failure that stopped the writer.
    void submit(WriteBatch batch) throws InterruptedException {
        while (!queue.offer(batch, 100, TimeUnit.MILLISECONDS)) {
            throwFailure();
        }
        throwFailure();
    }

    /// No more batches will come; [#run()] ends when those that wait are written.
    void finish() throws InterruptedException {
        submit(LAST);
    }

    /// Gives up waiting for room in the store; what is not yet written is read again later.
    void abandon() {
        isAbandoned = true;
    }

    void throwFailure() {
        WorkbenchException reason = failure.get();
        if (reason != null) {
            throw reason;
        }
    }

    @Override
    public void run() {
        try {
            for (WriteBatch batch = next(); batch != null && batch != LAST; batch = next()) {
                writePatiently(batch);
                indexing.written();
                listener.stored(batch);
                beside.run();
            }
        } catch (WorkbenchException stopped) {
            failure.set(stopped);
        } catch (RuntimeException unexpected) {
            failure.set(new WorkbenchException(
                    ErrorCode.INTERNAL,
                    "Writing to the store failed unexpectedly ("
                            + unexpected.getClass().getSimpleName() + ").",
                    "Nothing half-written is kept. Report this with the log.",
                    unexpected));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable WriteBatch next() throws InterruptedException {
        WriteBatch batch = null;
        while (batch == null && !isAbandoned) {
            batch = queue.poll(indexing.rest(), TimeUnit.NANOSECONDS);
            if (batch == null) {
                indexing.step();
                beside.run();
            }
        }
        return batch;
    }

    private void writePatiently(WriteBatch batch) {
        while (true) {
            try {
                write(batch);
                return;
            } catch (WorkbenchException full) {
                store.rollback();
                if (full.code() != ErrorCode.STORE_FULL || isAbandoned) {
                    throw full;
                }
                listener.paused(full);
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void write(WriteBatch batch) {
        int run = 0;
        Consumer<Integer> handBack = _ -> {};
        for (WriteStep step : batch.steps()) {
            switch (step) {
                case WriteStep.Append append -> append(append.transaction());
                case WriteStep.Stage stage -> store.stage(source, stage.events());
                case WriteStep.DropStaged _ -> store.dropStaged();
                case WriteStep.CompleteStaged complete -> completeStaged(complete);
                case WriteStep.Gap gap -> gap(gap);
                case WriteStep.SchemaRecord record -> store.schemaRecord(source, record.record(), record.digest());
                case WriteStep.Position position -> store.position(source, position.position());
                case WriteStep.Gtids gtids -> store.gtids(source, gtids.gtids());
                case WriteStep.ImagesChecked images -> store.imagesChecked(source, images.throughSeq());
                case WriteStep.BeginSnapshot begin -> {
                    run = store.snapshotStarted(source);
                    handBack = begin.run()::complete;
                }
                case WriteStep.FinishSnapshot _ -> store.snapshotFinished(source);
            }
        }
        store.commit();
        handBack.accept(run);
    }

    private void append(SealedTransaction transaction) {
        if (!isRepeated(transaction.header())) {
            store.append(source, transaction.header(), transaction.events(), transaction.leaf());
        }
    }

    private void completeStaged(WriteStep.CompleteStaged complete) {
        // only its own parts stand before it in its batch
        if (isRepeated(complete.header())) {
            store.dropStaged();
            return;
        }
        store.completeStaged(source, complete.header(), complete.leaf());
    }

    private void gap(WriteStep.Gap gap) {
        if (!store.isKnown(source, gap.header())) {
            store.gap(source, gap.gap(), gap.header(), gap.leaf());
        }
    }

    /// Transactions can come again only at the start, while an XA branch held the position back; after the first new
    /// one all are new.
    private boolean isRepeated(TransactionHeader header) {
        if (!mayRepeat || header.kind() == TransactionKind.SNAPSHOT) {
            return false;
        }
        mayRepeat = store.isKnown(source, header);
        return mayRepeat;
    }
}
