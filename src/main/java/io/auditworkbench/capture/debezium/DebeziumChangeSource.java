package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.ChangeSource;
import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.capture.TransactionEnd;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one MySQL server's snapshot and binlog through the embedded Debezium engine.
///
/// - **Threading**: [#next(Duration)] by one thread; [#close()] by any.
public final class DebeziumChangeSource implements ChangeSource {

    private static final Logger LOG = LoggerFactory.getLogger(DebeziumChangeSource.class);

    /// Enough to keep both threads busy; more would only be copied from one generation of the heap to the next.
    private static final long CHANNEL_BYTES = 4L * 1024 * 1024;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(4);

    private final CaptureChannel channel = new CaptureChannel(CHANNEL_BYTES);
    private final EngineLink link;
    private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
    private final ExecutorService executor;
    private final Future<?> running;
    private final CascadeWatch cascades;
    private final Deque<SourceSignal> ahead = new ArrayDeque<>();

    /// Starts reading at `position`, or from the beginning by the settings' start mode when it is null.
    ///
    /// - **Shape**: `schemaRecords` are all kept records of the schema history, oldest first.
    public DebeziumChangeSource(
            SourceSettings settings,
            @Nullable String position,
            List<String> schemaRecords,
            Clock clock,
            ExecutorService executor) {
        EngineLogs.quieten();
        link = new EngineLink(UUID.randomUUID().toString(), channel, clock, position, schemaRecords);
        engine = DebeziumEngine.create(Connect.class)
                .using(settings.engineProperties(link.id(), position))
                .using((DebeziumEngine.CompletionCallback) this::completed)
                // changes take the channel; the engine's own records would be heartbeats, which are off
                .notifying((_, _) -> {})
                .build();
        cascades = new CascadeWatch(new SourceProbe(settings.connection()), clock);
        this.executor = executor;
        running = executor.submit(engine);
    }

    private void completed(boolean isSuccess, @Nullable String message, @Nullable Throwable error) {
        if (isSuccess) {
            LOG.debug("capture engine stopped");
        }
        channel.fail(EngineFailures.translate(error));
    }

    @Override
    public SourceSignal next(Duration patience) throws InterruptedException {
        SourceSignal waiting = ahead.pollFirst();
        if (waiting != null) {
            return waiting;
        }
        Object content = channel.take(patience);
        return switch (content) {
            case null -> new SourceSignal.Idle();
            case SourceSignal.TransactionEnded ended -> withCascades(ended, ended.end());
            case SourceSignal.Prepared branch -> withCascades(branch, branch.end());
            case SourceSignal.StreamingBegan began -> {
                cascades.look();
                yield began;
            }
            case SourceSignal.SchemaChanged change -> {
                cascades.look();
                yield change;
            }
            case SourceSignal signal -> signal;
            case RowsEvents events -> rows(events);
            default -> throw new IllegalStateException("the channel carries signals and rows");
        };
    }

    private SourceSignal rows(RowsEvents events) {
        List<RawChange> changes = new ArrayList<>();
        for (RowsEvent event : events.events()) {
            List<RawChange> read = event.changes();
            if (event.operation() != Operation.INSERT) {
                read.forEach(change -> cascades.see(change, event.cascades()));
            }
            changes.addAll(read);
        }
        return new SourceSignal.Rows(changes);
    }

    /// What was noticed inside a transaction belongs before the signal that ends or prepares it.
    private SourceSignal withCascades(SourceSignal ended, TransactionEnd end) {
        List<CoverageGap> gaps = cascades.take(end.gtid(), end.file() + ":" + end.offset(), end.commitMicros());
        if (gaps.isEmpty()) {
            return ended;
        }
        gaps.forEach(gap -> ahead.addLast(new SourceSignal.GapFound(gap)));
        ahead.addLast(ended);
        return ahead.removeFirst();
    }

    @Override
    public void close() {
        channel.close();
        long deadline = System.nanoTime() + CLOSE_PATIENCE.toNanos();
        // a frozen server answers neither a rollback nor a goodbye: it must not hold us up
        EngineEnd.await(
                executor.submit(() -> EngineEnd.close(engine, running, deadline)), deadline - System.nanoTime());
        EngineEnd.await(running, deadline - System.nanoTime());
        releaseReader();
        link.close();
    }

    /// Debezium 3.6.1 can leave the client's reader thread behind when it is closed under backlog.
    private void releaseReader() {
        List<Thread> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("blc-") && thread.getName().contains(link.id()))
                .toList();
        left.forEach(Thread::interrupt);
    }
}
