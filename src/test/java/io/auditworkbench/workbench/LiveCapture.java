package io.auditworkbench.workbench;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.Eventually;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A capture that runs beside the test, until it is closed.
final class LiveCapture implements AutoCloseable {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CaptureControl control;
    private final Future<?> running;

    /// Starts it as the account and the source of [CaptureTrial], and returns when it is live.
    LiveCapture(Path store, int port, String tables, String account) {
        CaptureRequest request = new CaptureRequest(
                store,
                "mysql://" + account + "@127.0.0.1:" + port + "/",
                "reader",
                tables,
                CaptureRequest.Beginning.SNAPSHOT,
                CaptureRequest.Extent.UNTIL_STOPPED,
                null,
                "trial");
        ConnectionCheck check = new ConnectionCheck(Clock.systemUTC(), new SecureRandom(), executor);
        control = new CaptureControl(request, StoreOpener.unsigned(Clock.systemUTC()), executor, check);
        running = executor.submit(control::run);
        Eventually.isTrue("capture is live", () -> control.view().state().equals("live") || running.isDone());
    }

    @Override
    public void close() {
        control.stop();
        try {
            running.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            executor.shutdownNow();
        }
    }
}
