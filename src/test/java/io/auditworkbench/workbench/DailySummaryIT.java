package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.store.DayLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.workbench.audit.ActRecorder;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.daily.DailySchedule;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A real server is captured on two days, and nobody watches in between.
@Timeout(300)
class DailySummaryIT {

    private static final KnowledgeSource KNOWLEDGE =
            store -> Optional.of(KnowledgeBook.builtIn().in(store));

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    @Test
    void captureKeepsTheSummaryOfTheDayBeforeWhenItHasSeenItToItsEnd() throws Exception {
        // Given
        Path file = folder.resolve("daily.awb");
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
        mysql.run("create table t(id int primary key)", "insert into t values (1)");
        capturing(file, Clock.systemUTC(), capture -> {
            mysql.run("insert into t values (2)", "insert into t values (3)");
            Eventually.isTrue("two changes are stored", () -> capture.view().eventsStored() >= 3);
        });
        assertThat(kept(file, today)).isEmpty();

        // When
        capturing(
                file,
                Clock.offset(Clock.systemUTC(), Duration.ofHours(26)),
                capture -> Eventually.isTrue(
                        "the day is kept", () -> kept(file, today).isPresent()));

        // Then
        DayLog.Kept kept = kept(file, today).orElseThrow();
        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.facts())
                .contains("\"stage\":\"over\"", "\"snapshot_rows\":1", "\"total\":2", "\"behind\":0")
                .contains("\"watched_until\":\"" + today.plusDays(1) + "T00:00:00Z\"");
    }

    private static void capturing(Path file, Clock clock, Consumer<CaptureControl> meanwhile) throws Exception {
        CaptureRequest request = new CaptureRequest(
                file,
                "mysql://" + MysqlServer.READER.name() + "@127.0.0.1:" + mysql.port() + "/",
                MysqlServer.READER.password(),
                mysql.schema() + ".*",
                CaptureRequest.Beginning.SNAPSHOT,
                CaptureRequest.Extent.UNTIL_STOPPED,
                null,
                "trial",
                DailySchedule.parse("00:15", "UTC"));
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            CaptureControl capture = new CaptureControl(
                    request,
                    StoreOpener.unsigned(clock),
                    threads,
                    new ConnectionCheck(clock, new SecureRandom(), threads),
                    KNOWLEDGE,
                    ActRecorder.OF_NOTHING);
            Future<?> running = threads.submit(capture::run);
            try {
                Eventually.isTrue(
                        "capture is live", () -> capture.view().state().equals("live"));
                meanwhile.accept(capture);
            } finally {
                capture.stop();
                running.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static Optional<DayLog.Kept> kept(Path file, LocalDate day) {
        try (Store open = Store.openForReading(file)) {
            return open.days().newest(day.toString(), "UTC");
        }
    }
}
