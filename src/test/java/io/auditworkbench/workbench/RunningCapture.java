package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A capture that runs beside the test until it is stopped; [#close()] ends one that a failed test left running, so
/// that the tests after it do not meet another reader.
record RunningCapture(CaptureControl control, Future<?> future, ExecutorService executor) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /// Captures as the usual reader.
    static RunningCapture start(Path store, int port, String tables) {
        return start(store, port, tables, MysqlServer.READER.name(), MysqlServer.READER.password());
    }

    static RunningCapture start(Path store, int port, String tables, String user, String password) {
        return start(request(store, "mysql://" + user + "@127.0.0.1:" + port + "/", password, tables, null));
    }

    /// Captures as the usual reader, under the given id.
    static RunningCapture start(Path store, int port, String tables, long serverId) {
        String url = "mysql://" + MysqlServer.READER.name() + "@127.0.0.1:" + port + "/";
        return start(request(store, url, MysqlServer.READER.password(), tables, serverId));
    }

    private static CaptureRequest request(
            Path store, String url, String password, String tables, @Nullable Long serverId) {
        return new CaptureRequest(
                store,
                url,
                password,
                tables,
                CaptureRequest.Beginning.SNAPSHOT,
                CaptureRequest.Extent.UNTIL_STOPPED,
                serverId,
                "trial");
    }

    private static RunningCapture start(CaptureRequest request) {
        ExecutorService executor = Executors.newCachedThreadPool();
        ConnectionCheck check = new ConnectionCheck(Clock.systemUTC(), new SecureRandom(), executor);
        CaptureControl control = new CaptureControl(request, StoreOpener.unsigned(Clock.systemUTC()), executor, check);
        return new RunningCapture(control, executor.submit(control::run), executor);
    }

    long eventsStored() {
        return control.progress().eventsStored();
    }

    void awaitState(String state) {
        Eventually.isTrue(
                () -> "capture is " + state + ", not " + control.view().state(),
                PATIENCE,
                () -> control.view().state().equals(state));
    }

    /// Stops it within 5 s and leaves no thread; the time that took.
    Duration stop() throws Exception {
        long begun = System.nanoTime();
        control.stop();
        future.get(5, TimeUnit.SECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        end();
        return took;
    }

    /// Why it ended by itself.
    WorkbenchException failure() throws Exception {
        try {
            future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            throw new AssertionError("capture ended without a failure");
        } catch (ExecutionException ended) {
            end();
            assertThat(control.view().state()).isEqualTo("failed");
            return (WorkbenchException) ended.getCause();
        }
    }

    @Override
    public void close() {
        control.stop();
        executor.close();
    }

    private void end() throws InterruptedException {
        executor.shutdown();
        assertThat(executor.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
}
