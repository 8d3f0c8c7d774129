package io.auditworkbench.workbench;

import io.auditworkbench.capture.BinlogPlace;
import io.auditworkbench.capture.ChangeSource;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.SessionLog;
import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.capture.StartMode;
import io.auditworkbench.capture.TableGlob;
import io.auditworkbench.capture.debezium.DebeziumChangeSource;
import io.auditworkbench.capture.debezium.SourceProbe;
import io.auditworkbench.capture.debezium.SourceSettings;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Measures capture side by side in one run: the engine alone, SQLite alone with the same rows, and both together.
///
/// - **Shape**: every leg reads the same backlog from the same position, with the same settings. *Engine* takes
///   signals, rows decoded, and drops them. *SQLite* writes the sealed transactions that the pipeline made of them,
///   held in memory, in the same batches. *Together* is the product.
/// - **Threading**: one thread; the legs make their own through the executor.
public final class CaptureBench {

    /// The server is ours alone.
    private static final long READER_ID = 26_000;

    private final ConnectionSettings settings;
    private long rows;
    private final Path folder;
    private final Clock clock;
    private final ExecutorService executor;
    private final SourceProbe probe;
    private String position = "";
    private List<String> schemaRecords = List.of();
    private List<WriteBatch> recorded = List.of();

    /// Speeds of one round, in row changes a second, and the size of the store.
    public record Round(double engine, double sqlite, double together, long storeBytes) {

        /// The speed of both together against the slower of the two alone.
        public double ratio() {
            return together / Math.min(engine, sqlite);
        }
    }

    /// - **Shape**: `schema` holds the backlog's table; stores are made in `folder` and removed again.
    public CaptureBench(String url, String schema, Path folder, Clock clock, ExecutorService executor) {
        settings = ConnectionSettings.parse(url).withTables(List.of(TableGlob.wholeSchema(schema)));
        this.folder = folder;
        this.clock = clock;
        this.executor = executor;
        probe = new SourceProbe(settings);
    }

    /// Reads the schema's tables as they are before the backlog is written, and keeps the position after them.
    public void rememberPosition() throws InterruptedException {
        SourceSettings source = new SourceSettings(settings, READER_ID, StartMode.STREAM_FROM_NOW);
        try (DebeziumChangeSource changes = new DebeziumChangeSource(source, null, List.of(), clock, executor)) {
            SourceSignal signal = changes.next(Duration.ofSeconds(30));
            while (!(signal instanceof SourceSignal.StreamingBegan began)) {
                signal = changes.next(Duration.ofSeconds(30));
            }
            position = began.position();
            schemaRecords = began.schemaRecords();
        }
    }

    /// How many row changes were written since [#rememberPosition()].
    public void backlogHolds(long rowChanges) {
        rows = rowChanges;
    }

    /// Runs all three legs once.
    public Round round() throws InterruptedException {
        record();
        double sqlite = perSecond(sqlite());
        // what the collector would have to keep must not slow the other legs
        recorded = List.of();
        double engine = perSecond(engine());
        Path store = folder.resolve("together.awb");
        double together = perSecond(together(StoreOpener.unsigned(clock), store, Listening.NOTHING));
        long bytes = size(store);
        remove(store);
        return new Round(engine, sqlite, together, bytes);
    }

    private double perSecond(long nanos) {
        return rows * 1e9 / nanos;
    }

    private ChangeSource open() {
        SourceSettings source = new SourceSettings(settings, READER_ID, StartMode.STREAM_FROM_NOW);
        return new DebeziumChangeSource(source, position, schemaRecords, clock, executor);
    }

    private long engine() throws InterruptedException {
        long seen = 0;
        long start = 0;
        try (ChangeSource changes = open()) {
            while (seen < rows) {
                SourceSignal signal = changes.next(Duration.ofSeconds(20));
                if (signal instanceof SourceSignal.StreamingBegan) {
                    start = System.nanoTime();
                }
                if (signal instanceof SourceSignal.Rows batch) {
                    seen += batch.changes().size();
                }
                if (signal instanceof SourceSignal.Idle) {
                    throw shortOf(seen);
                }
            }
            return System.nanoTime() - start;
        }
    }

    private long sqlite() throws InterruptedException {
        Path file = folder.resolve("sqlite.awb");
        try (Store store = Store.openForWriting(file, clock)) {
            BatchWriter writer = new BatchWriter(store.source("bench"), store.writer(), Listening.NOTHING);
            long start = System.nanoTime();
            Future<?> writing = executor.submit(writer);
            for (WriteBatch batch : recorded) {
                writer.submit(batch);
            }
            writer.finish();
            await(writing);
            writer.throwFailure();
            return System.nanoTime() - start;
        } finally {
            remove(file);
        }
    }

    /// The same transactions as all other legs write, kept in memory.
    private void record() throws InterruptedException {
        List<WriteBatch> kept = new ArrayList<>();
        Path file = folder.resolve("recorded.awb");
        together(StoreOpener.unsigned(clock), file, new Listening(kept::add));
        recorded = kept;
        remove(file);
    }

    /// Captures the whole backlog into a new store that `opener` makes; how long that took.
    ///
    /// - **Units**: nanoseconds.
    long capture(StoreOpener opener, Path file) throws InterruptedException {
        return together(opener, file, Listening.NOTHING);
    }

    private long together(StoreOpener opener, Path file, BatchWriter.Listener listener) throws InterruptedException {
        BinlogPlace end = probe.status().end();
        try (Store store = opener.open(file);
                ChangeSource changes = open()) {
            BatchWriter writer = new BatchWriter(store.source("bench"), store.writer(), listener);
            Future<?> writing = executor.submit(writer);
            Started started = new Started(new CaptureGoal(System::nanoTime, end));
            TransactionSealer sealer = new TransactionSealer("bench", new Masker(MaskingPolicy.KEEP_EVERYTHING));
            ActorFinder actors = new ActorFinder(SessionLog.NONE);
            new CapturePipeline(changes, sealer, writer, actors, new CaptureProgress(clock), clock).run(started);
            writer.finish();
            await(writing);
            writer.throwFailure();
            return System.nanoTime() - started.startNanos;
        }
    }

    /// Tells when streaming began: connecting is measured elsewhere.
    private static final class Started implements CapturePipeline.Goal {

        private final CaptureGoal goal;
        private long startNanos;

        Started(CaptureGoal goal) {
            this.goal = goal;
        }

        @Override
        public boolean isReached() {
            return goal.isReached();
        }

        @Override
        public void boundary(String position) {
            if (startNanos == 0) {
                startNanos = System.nanoTime();
            }
            goal.boundary(position);
        }

        @Override
        public void alive() {
            goal.alive();
        }

        @Override
        public void idle() {
            goal.idle();
        }
    }

    private record Listening(Consumer<WriteBatch> batches) implements BatchWriter.Listener {

        static final Listening NOTHING = new Listening(_ -> {});

        @Override
        public void stored(WriteBatch batch) {
            batches.accept(batch);
        }

        @Override
        public void paused(WorkbenchException reason) {
            throw reason;
        }
    }

    private static void await(Future<?> writing) throws InterruptedException {
        try {
            writing.get();
        } catch (ExecutionException failed) {
            throw new WorkbenchException(ErrorCode.INTERNAL, "The writer failed while measuring.", "", failed);
        }
    }

    private static WorkbenchException shortOf(long seen) {
        return new WorkbenchException(
                ErrorCode.INTERNAL, "The backlog ended after " + seen + " row changes, earlier than it should.", "");
    }

    private static long size(Path store) {
        try {
            return Files.size(store);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void remove(Path store) {
        try {
            for (String suffix : List.of("", "-wal", "-shm", "-lock")) {
                Files.deleteIfExists(Path.of(store + suffix));
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
