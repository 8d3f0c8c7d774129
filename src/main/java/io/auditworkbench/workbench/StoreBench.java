package io.auditworkbench.workbench;

import io.auditworkbench.synth.ShopHistory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;

/// Writes a large store with an invented history the way capture would: sealed beside the one writer, committed in
/// batches.
///
/// - **Threading**: one thread, which makes the writer's through the executor.
public final class StoreBench {

    private static final int TOLD_EVERY = 5_000;
    private static final long SEED = 20_261_126;

    private final Clock clock;
    private final ExecutorService executor;

    public StoreBench(Clock clock, ExecutorService executor) {
        this.clock = clock;
        this.executor = executor;
    }

    /// What was written, and how long it took: the events, then their side indexes.
    ///
    /// - **Units**: nanoseconds; bytes.
    public record Written(long events, long nanos, long indexNanos, long bytes) {

        /// Events a second.
        public double rate() {
            return events * 1e9 / nanos;
        }
    }

    /// Writes about `events` events into a new store; `progress` hears how many are sealed, now and then.
    ///
    /// - **Errors**: `BAD_USAGE` when the file exists, `STORE_FULL` when the disk has no room for it.
    public Written write(Path file, long events, LongConsumer progress) throws InterruptedException {
        long start = System.nanoTime();
        long written;
        long writtenNanos;
        try (StoreFilling filling = new StoreFilling(file, events, clock, executor)) {
            ShopHistory history = new ShopHistory(SEED, events);
            long told = 0;
            while (filling.events() < events) {
                filling.add(history.next());
                if (filling.events() - told >= TOLD_EVERY) {
                    told = filling.events();
                    progress.accept(told);
                }
            }
            filling.finish();
            written = filling.events();
            writtenNanos = System.nanoTime() - start;
            filling.index();
        }
        long indexNanos = System.nanoTime() - start - writtenNanos;
        return new Written(written, writtenNanos, indexNanos, file.toFile().length());
    }
}
