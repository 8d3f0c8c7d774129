package io.auditworkbench.capture.debezium;

import io.debezium.engine.DebeziumEngine;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends an engine, whatever it is doing.
///
/// - **Source**: `AsyncEmbeddedEngine.close()` of Debezium 3.6.1, which refuses with an `IllegalStateException` while
///   tasks start as well as after the end.
final class EngineEnd {

    private static final Logger LOG = LoggerFactory.getLogger(EngineEnd.class);

    /// Tasks that start have begun to stream a moment before the engine says so.
    private static final long ASKED_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private EngineEnd() {}

    /// Asks the engine to end until it does, or until `deadline` of [System#nanoTime()]; `running` is its run. One that
    /// is refused only for having ended is not asked again.
    ///
    /// - **Threading**: any thread, which it may hold until the deadline and longer when a server does not answer.
    static void close(DebeziumEngine<?> engine, Future<?> running, long deadline) {
        while (!running.isDone()) {
            try {
                engine.close();
                return;
            } catch (IllegalStateException refused) {
                if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
                    LOG.warn("capture engine could not be closed and goes on: {}", refused.getMessage());
                    return;
                }
                await(running, ASKED_AGAIN_NANOS);
            } catch (IOException failed) {
                LOG.warn(
                        "capture engine did not close cleanly: {}",
                        failed.getClass().getSimpleName());
                return;
            }
        }
        LOG.debug("capture engine had stopped by itself");
    }

    /// Waits for an end, at most so long.
    static void await(Future<?> work, long nanos) {
        try {
            work.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException late) {
            LOG.debug("capture engine ended with {}", late.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
