package io.auditworkbench.workbench;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.StoreWriter;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills the side indexes and draws conclusions while the writer has nothing to write: a tenth of the time while
/// batches keep coming, all of it when none comes (ADR-0025).
///
/// A full disk makes it wait, any other failure ends what failed: capture goes on, readers look through what is not
/// indexed, and say how far conclusions lag behind.
///
/// - **Threading**: the writer's.
final class SideIndexing {

    private static final Logger LOG = LoggerFactory.getLogger(SideIndexing.class);
    private static final long RESTS = 9;
    private static final long NOTHING_TO_DO = Duration.ofMillis(100).toNanos();
    private static final long UNTIL_ROOM = Duration.ofSeconds(10).toNanos();

    private final StoreWriter store;
    private final ConcludingBehind concluding;
    private final SearchedTexts texts = new SearchedTexts();
    private boolean isMore = true;
    private boolean isBusy;
    private boolean hasEnded;
    private long nextStep = System.nanoTime();

    /// Without conclusions.
    SideIndexing(StoreWriter store) {
        this(store, ConcludingBehind.NOTHING);
    }

    SideIndexing(StoreWriter store, ConcludingBehind concluding) {
        this.store = store;
        this.concluding = concluding;
    }

    /// How long to wait for a batch before the next [#step()]; nanoseconds.
    long rest() {
        return isMore && !hasEnded ? Math.max(0, nextStep - System.nanoTime()) : NOTHING_TO_DO;
    }

    /// A batch was written.
    void written() {
        isMore = true;
        isBusy = true;
    }

    /// No batch came in time: indexes a little further; true when there is more that can be indexed at once.
    boolean step() {
        if (!isMore || hasEnded) {
            return false;
        }
        long start = System.nanoTime();
        try {
            isMore = store.indexFurther(texts);
            isMore |= concluding.step();
            long end = System.nanoTime();
            nextStep = isBusy ? end + RESTS * (end - start) : end;
            isBusy = false;
            return isMore;
        } catch (WorkbenchException failure) {
            store.rollback();
            hasEnded = failure.code() != ErrorCode.STORE_FULL;
            nextStep = System.nanoTime() + UNTIL_ROOM;
            LOG.warn("the side indexes are not filled further: {}", failure.code());
            return false;
        }
    }
}
