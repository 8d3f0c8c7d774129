package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.TcpFaultProxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A clock on the wall that is set while capture runs.
@Timeout(120)
class ClockJumpIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    /// Goes on from where it was set.
    private static final class WallClock extends Clock {

        private volatile Duration set = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(set);
        }
    }

    @Test
    void aClockSetBackDuringAReconnectDoesNotStopCapture() throws Exception {
        WallClock clock = new WallClock();
        mysql.run("create table t(id int primary key)", "insert into t values (1)");
        try (TcpFaultProxy proxy = new TcpFaultProxy(mysql.port());
                ExecutorService threads = Executors.newCachedThreadPool()) {
            CaptureControl capture = new CaptureControl(
                    request(proxy.port()),
                    StoreOpener.unsigned(clock),
                    threads,
                    new ConnectionCheck(clock, new SecureRandom(), threads));
            Future<?> running = threads.submit(capture::run);
            try {
                Eventually.isTrue(
                        "capture is live", () -> capture.view().state().equals("live"));
                proxy.refuse();
                proxy.cut();
                Eventually.isTrue("it reconnects", () -> !capture.view().state().equals("live"));

                clock.set = Duration.ofHours(-26);
                mysql.run("insert into t values (2)");
                proxy.heal();

                Eventually.isTrue("the change is stored", () -> capture.view().eventsStored() >= 2);
            } finally {
                capture.stop();
                running.get(30, TimeUnit.SECONDS);
            }
            assertThat(capture.view().eventsStored()).isEqualTo(2);
        }
    }

    private CaptureRequest request(int port) {
        return new CaptureRequest(
                folder.resolve("jump.awb"),
                "mysql://" + MysqlServer.READER.name() + "@127.0.0.1:" + port + "/",
                MysqlServer.READER.password(),
                mysql.schema() + ".*",
                CaptureRequest.Beginning.SNAPSHOT,
                CaptureRequest.Extent.UNTIL_STOPPED,
                null,
                "trial");
    }
}
