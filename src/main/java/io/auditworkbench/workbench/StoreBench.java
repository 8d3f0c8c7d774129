package io.auditworkbench.workbench;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.synth.HistoryTransaction;
import io.auditworkbench.synth.ShopHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/// Writes a large store with an invented history the way capture would: sealed beside the one writer, committed in
/// batches.
///
/// - **Threading**: one thread, which makes the writer's through the executor.
public final class StoreBench {

    /// What an event may take at most, with its share of the write-ahead log.
    private static final long ROOM_AN_EVENT = 600;

    private static final int BATCH_EVENTS = 5_000;
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
        refuse(file, events);
        long start = System.nanoTime();
        long written = 0;
        long writtenNanos = 0;
        try (Store store = Store.openForWriting(file, clock)) {
            BatchWriter writer = new BatchWriter(store.source("shop-db"), store.writer(), new Silent());
            Future<?> writing = executor.submit(writer);
            written = seal(new ShopHistory(SEED, events), events, writer, progress);
            writer.finish();
            await(writing);
            writer.throwFailure();
            writtenNanos = System.nanoTime() - start;
            StoreIndexing.index(store, _ -> {}, () -> false);
        }
        long indexNanos = System.nanoTime() - start - writtenNanos;
        return new Written(written, writtenNanos, indexNanos, file.toFile().length());
    }

    private static long seal(ShopHistory history, long events, BatchWriter writer, LongConsumer progress)
            throws InterruptedException {
        TransactionSealer sealer = new TransactionSealer("shop-db", new Masker(MaskingPolicy.KEEP_EVERYTHING));
        long sealed = 0;
        WriteBatch batch = new WriteBatch();
        while (sealed < events) {
            HistoryTransaction next = history.next();
            var kept = next.changes().stream().map(sealer::seal).toList();
            batch.add(new WriteStep.Append(new SealedTransaction(next.header(), kept, sealer.leaf(next.header()))));
            sealed += kept.size();
            if (batch.eventCount() >= BATCH_EVENTS || sealed >= events) {
                batch.add(new WriteStep.Position(next.header().identity()));
                writer.submit(batch);
                batch = new WriteBatch();
                progress.accept(sealed);
            }
        }
        return sealed;
    }

    private static void refuse(Path file, long events) {
        if (Files.exists(file)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is a file at " + file + " already.",
                    "Name one that does not exist; nothing is ever overwritten.");
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < events * ROOM_AN_EVENT) {
                throw new WorkbenchException(
                        ErrorCode.STORE_FULL,
                        "A store of " + events + " events may take " + events * ROOM_AN_EVENT / 1_000_000
                                + " MB, and the disk has room for " + free / 1_000_000 + ".",
                        "Ask for fewer with --events, or name a file on a larger disk with --to.");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void await(Future<?> writing) throws InterruptedException {
        try {
            writing.get();
        } catch (ExecutionException failed) {
            throw new WorkbenchException(ErrorCode.INTERNAL, "The writer failed while measuring.", "", failed);
        }
    }

    /// A full disk ends the run.
    private static final class Silent implements BatchWriter.Listener {

        @Override
        public void stored(WriteBatch batch) {
            // progress is told by the sealing side
        }

        @Override
        public void paused(WorkbenchException reason) {
            throw reason;
        }
    }
}
