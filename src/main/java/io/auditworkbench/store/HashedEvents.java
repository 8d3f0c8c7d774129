package io.auditworkbench.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Counts events as they are hashed, and tells of each hundred thousand.
///
/// - **Threading**: any number of threads; `progress` is called by one at a time.
final class HashedEvents {

    private static final long TOLD_EVERY = 100_000;

    private final AtomicLong count = new AtomicLong();
    private final LongConsumer progress;

    HashedEvents(LongConsumer progress) {
        this.progress = progress;
    }

    void hashed() {
        long now = count.incrementAndGet();
        if (now % TOLD_EVERY == 0) {
            synchronized (this) {
                progress.accept(now);
            }
        }
    }

    long count() {
        return count.get();
    }
}
