package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.EnvelopeReader;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what other people's Debezium Servers push, each sender as a source of its own named `ingest:` and its logical
/// name.
///
/// - **Shape**: a body is kept whole or not at all, and `Kept` is answered only after the commit. What was kept before
///   is recognised record by record, so a request may come again, alone or among others, at any time.
/// - **Threading**: any thread; one body at a time, the others wait.
public final class IngestChanges implements AutoCloseable {

    /// How long a sender that tells no transaction ends may pause inside a transaction.
    public static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(IngestChanges.class);
    private static final String PREFIX = "ingest:";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final Duration INDEXING = Duration.ofMillis(300);

    private final SearchedTexts texts = new SearchedTexts();
    private final ConcludingBehind concluding;
    private final Runnable beside;
    private final StoreWriter store;
    private final Clock clock;
    private final SenderBook book;
    private final StoredPushes stored;
    private final PushSeals seals;
    private final PushRun run;
    private final EnvelopeReader reader;
    private final ReentrantLock lock = new ReentrantLock(true);
    private boolean isClosed;

    /// Concludes nothing. The store must be open for writing, and nobody else may use its writer.
    public IngestChanges(Store store, Clock clock) {
        this(store, clock, KnowledgeSource.NONE, () -> {});
    }

    /// Draws conclusions while nothing is pushed.
    public IngestChanges(Store store, Clock clock, KnowledgeSource knowledge) {
        this(store, clock, knowledge, () -> {});
    }

    /// Masks nothing.
    ///
    /// - **Shape**: `beside` is run now and then by whoever may write, when nothing waits for a commit; it must be
    ///   short.
    public IngestChanges(Store store, Clock clock, KnowledgeSource knowledge, Runnable beside) {
        this(store, clock, knowledge, beside, new Masker(MaskingPolicy.KEEP_EVERYTHING));
    }

    /// - **Shape**: `beside` as above; `masker` masks what is kept.
    public IngestChanges(Store store, Clock clock, KnowledgeSource knowledge, Runnable beside, Masker masker) {
        this.beside = beside;
        concluding = ConcludingBehind.of(store, knowledge);
        this.store = store.writer();
        this.clock = clock;
        stored = new StoredPushes(this.store);
        book = new SenderBook(this.store, stored, PREFIX);
        seals = new PushSeals(this.store, masker, PREFIX);
        run = new PushRun(this.store, book, stored, seals, clock);
        reader = new EnvelopeReader(book);
    }

    /// Keeps a body.
    public IngestOutcome ingest(PushedBody body) {
        if (!entered()) {
            return new IngestOutcome.Busy(RETRY);
        }
        try {
            return isClosed ? new IngestOutcome.Busy(RETRY) : keep(body);
        } catch (WorkbenchException refused) {
            rollback();
            return new IngestOutcome.Refused(refused);
        } catch (RuntimeException unexpected) {
            LOG.error("a pushed body could not be kept", unexpected);
            rollback();
            return new IngestOutcome.Refused(new WorkbenchException(
                    ErrorCode.INTERNAL,
                    "The body could not be kept (" + unexpected.getClass().getSimpleName() + ").",
                    "Nothing of it was stored. Report this with the log.",
                    unexpected));
        } finally {
            lock.unlock();
        }
    }

    private IngestOutcome keep(PushedBody body) {
        book.enter(body.channel());
        reader.readBody(body.bytes(), (record, _) -> run.accept(record, body.messageId()));
        run.saveOpen();
        PushTally.Counts tally = commit();
        return new IngestOutcome.Kept(tally.records(), tally.repeated(), tally.transactions());
    }

    /// Shows the transactions that no END will complete and that got no row for a while; called now and then.
    public void completePaused() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (isClosed) {
                return;
            }
            run.completeIdle(CaptureProgress.micros(clock) - PAUSE.toNanos() / 1_000);
            commit();
            indexFurther();
            beside.run();
        } catch (RuntimeException failed) {
            LOG.warn("transactions that pause stay open", failed);
            rollback();
        } finally {
            lock.unlock();
        }
    }

    /// Bodies that come meanwhile wait, so this takes a little time only.
    private void indexFurther() {
        long end = System.nanoTime() + INDEXING.toNanos();
        boolean isMore = true;
        while (isMore && System.nanoTime() < end) {
            isMore = store.indexFurther(texts);
            isMore |= concluding.step();
        }
    }

    /// Waits for the body under way; every later one finds it busy. The store stays open.
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
        } finally {
            lock.unlock();
        }
    }

    private PushTally.Counts commit() {
        store.commit();
        return run.take();
    }

    private boolean entered() {
        try {
            return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void rollback() {
        store.rollback();
        run.forget();
        seals.forget();
        stored.forget();
        book.forget();
    }
}
