package io.auditworkbench.workbench;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.synth.HistoryTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fills a new store with invented transactions the way capture would: sealed beside the one writer, committed in
/// batches.
///
/// - **Shape**: [#snapshotRun()] and [#endSnapshot()] around a snapshot, [#add(HistoryTransaction)] for each
///   transaction, [#finish()] once; then it may be indexed, and is closed.
/// - **Errors**: those of the writer, from any method; a full disk ends the filling.
/// - **Threading**: one thread, which makes the writer's through the executor.
final class StoreFilling implements AutoCloseable {

    /// What an event may take at most, with its share of the write-ahead log.
    private static final long ROOM_AN_EVENT = 600;

    private static final int BATCH_EVENTS = 5_000;
    private static final String SOURCE = "shop-db";

    private final Store store;
    private final Clock clock;
    private final BatchWriter writer;
    private final Future<?> writing;
    private final TransactionSealer sealer;
    private WriteBatch batch = new WriteBatch();
    private String position = "";
    private long events;
    private boolean isFinished;

    /// - **Errors**: `BAD_USAGE` when the file exists, `STORE_FULL` when the disk has no room for about so many events.
    StoreFilling(Path file, long expectedEvents, Clock clock, ExecutorService executor) {
        this(file, expectedEvents, clock, executor, new Masker(MaskingPolicy.KEEP_EVERYTHING));
    }

    /// The same, masked before anything is kept.
    StoreFilling(Path file, long expectedEvents, Clock clock, ExecutorService executor, Masker masker) {
        refuse(file, expectedEvents);
        sealer = new TransactionSealer(SOURCE, masker);
        this.clock = clock;
        store = Store.openForWriting(file, clock);
        writer = new BatchWriter(store.source(SOURCE), store.writer(), new Silent());
        writing = executor.submit(writer);
    }

    /// Begins a snapshot, and answers its number.
    int snapshotRun() throws InterruptedException {
        handOver();
        CompletableFuture<Integer> run = new CompletableFuture<>();
        batch.add(new WriteStep.BeginSnapshot(run));
        handOver();
        while (true) {
            try {
                return run.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                writer.throwFailure();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    void endSnapshot() throws InterruptedException {
        batch.add(new WriteStep.FinishSnapshot());
        handOver();
    }

    /// Seals the next transaction.
    void add(HistoryTransaction next) throws InterruptedException {
        var kept = next.changes().stream().map(sealer::seal).toList();
        batch.add(new WriteStep.Append(new SealedTransaction(next.header(), kept, sealer.leaf(next.header()))));
        events += kept.size();
        position = next.header().identity();
        if (batch.eventCount() >= BATCH_EVENTS) {
            batch.add(new WriteStep.Position(position));
            handOver();
        }
    }

    /// Returns when everything that was handed over can be read.
    void awaitReadable() {
        while (store.changes().lastSeq() < events) {
            writer.throwFailure();
            Thread.onSpinWait();
        }
    }

    /// Hands over what was added, without waiting for a full batch.
    void flush() throws InterruptedException {
        batch.add(new WriteStep.Position(position));
        handOver();
    }

    private void handOver() throws InterruptedException {
        writer.submit(batch);
        batch = new WriteBatch();
    }

    /// How many events were added.
    long events() {
        return events;
    }

    /// Returns when everything is durable.
    void finish() throws InterruptedException {
        if (!position.isEmpty()) {
            batch.add(new WriteStep.Position(position));
        }
        handOver();
        end();
        writer.throwFailure();
    }

    private void end() throws InterruptedException {
        isFinished = true;
        writer.finish();
        try {
            writing.get();
        } catch (ExecutionException failed) {
            throw new WorkbenchException(ErrorCode.INTERNAL, "The writer of the store failed.", "", failed);
        }
    }

    /// Makes the side indexes, and compares images as capture does behind itself: with the indexes, because a doubt is
    /// settled by what is recorded of the row, and without them that is looked for in the whole log.
    void index() {
        StoreIndexing.index(store, _ -> {}, () -> false);
        new ImageSweep(store, store.source(SOURCE), SOURCE, clock).run();
    }

    /// Ends the writer where it still works, and closes the store.
    @Override
    public void close() {
        if (!isFinished) {
            writer.abandon();
            writing.cancel(true);
        }
        store.close();
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
            PrivateFile.createFolders(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < events * ROOM_AN_EVENT) {
                throw new WorkbenchException(
                        ErrorCode.STORE_FULL,
                        "A store of " + events + " events may take " + events * ROOM_AN_EVENT / 1_000_000
                                + " MB, and the disk has room for " + free / 1_000_000 + ".",
                        "Ask for fewer with --events, or name a file on a larger disk.");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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
