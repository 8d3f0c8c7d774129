package io.auditworkbench.workbench.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.DayLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.SettableClock;
import io.auditworkbench.workbench.DemoStore;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.StoredShop;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The job beside a writer, on the recorded demo: thirty days from 2026-10-05 on.
class DailyJobTest {

    @TempDir
    static Path shared;

    private static Path recorded = Path.of("");

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeAll
    static void record() {
        recorded = new DemoStore(shared, _ -> {}).open().store();
    }

    @BeforeEach
    void copy() {
        file = folder.resolve("demo.awb");
        try (Store open = Store.openForReading(recorded)) {
            open.copyTo(file);
        }
    }

    /// A job at work on a store that is open for writing.
    private static final class Running implements AutoCloseable {
        private final Store store;
        private final DailyJob job;

        private Running(Path file, SettableClock clock, DailySchedule schedule, Executor executor) {
            store = Store.openForWriting(file, clock);
            DayDesk desk = StoreReading.of(store, new Masker(MaskingPolicy.KEEP_EVERYTHING), clock)
                    .days();
            job = new DailyJob(store, desk, schedule, clock, executor);
        }

        /// Steps until there is nothing to do.
        private void settle() {
            while (job.step()) {
                assertThat(store.writer().stagedCount()).isZero();
            }
        }

        @Override
        public void close() {
            job.close();
            store.close();
        }
    }

    private static SettableClock at(String time) {
        return new SettableClock(Instant.parse(time));
    }

    private Running running(SettableClock clock) {
        return new Running(file, clock, DailySchedule.parse("00:15", "UTC"), Runnable::run);
    }

    private static List<String> kept(Store store, String zone, String first, int days) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            String day = LocalDate.parse(first).plusDays(i).toString();
            store.days().versions(day, zone).forEach(one -> kept.add(one.day() + " v" + one.version()));
        }
        return kept;
    }

    @Test
    void theSummaryOfTheDayBeforeIsMadeWhenItsTimeHasComeAndOnce() {
        // Given
        SettableClock clock = at("2026-10-07T00:14:59Z");
        try (Running running = running(clock)) {
            running.settle();
            assertThat(kept(running.store, "UTC", "2026-10-05", 3)).containsExactly("2026-10-05 v1");

            // When
            clock.advance(Duration.ofSeconds(1));
            running.settle();

            // Then
            assertThat(kept(running.store, "UTC", "2026-10-05", 3)).containsExactly("2026-10-05 v1", "2026-10-06 v1");
            DayLog.Kept made = running.store.days().newest("2026-10-06", "UTC").orElseThrow();
            assertThat(Instant.EPOCH.plusNanos(made.madeMicros() * 1_000)).isEqualTo(clock.instant());
            clock.advance(Duration.ofHours(23));
            running.settle();
            assertThat(kept(running.store, "UTC", "2026-10-05", 3)).hasSize(2);
        }
    }

    @Test
    void whatWasMissedIsMadeGoodAfterARestartOfAtMostAMonth() {
        // Given
        try (Running running = running(at("2026-10-06T01:00:00Z"))) {
            running.settle();
        }

        // When
        try (Running running = running(at("2026-11-07T01:00:00Z"))) {
            running.settle();

            // Then
            assertThat(kept(running.store, "UTC", "2026-10-05", 40))
                    .hasSize(1 + 28)
                    .startsWith("2026-10-05 v1", "2026-10-07 v1")
                    .endsWith("2026-11-03 v1");
        }
    }

    @Test
    void theDaysAreThoseOfTheZoneAndItsTime() {
        try (Running running = new Running(
                file, at("2026-10-25T23:59:00Z"), DailySchedule.parse("01:00", "Europe/Berlin"), Runnable::run)) {
            running.settle();
            assertThat(kept(running.store, "Europe/Berlin", "2026-10-24", 2)).containsExactly("2026-10-24 v1");
        }
        try (Running running = new Running(
                file, at("2026-10-26T00:00:00Z"), DailySchedule.parse("01:00", "Europe/Berlin"), Runnable::run)) {
            running.settle();
            assertThat(kept(running.store, "Europe/Berlin", "2026-10-24", 2))
                    .containsExactly("2026-10-24 v1", "2026-10-25 v1");
        }
    }

    /// The store of which nothing was concluded: what is behind may still come, so the summary waits for it.
    @Test
    void aDayThatConclusionsAreBehindOnIsWaitedForButNotForEver() {
        // Given
        file = StoredShop.write(folder);
        SettableClock clock = at("2026-11-22T00:15:00Z");
        try (Running running = running(clock)) {
            running.settle();
            assertThat(kept(running.store, "UTC", "2026-11-01", 21)).doesNotContain("2026-11-20 v1");

            // When
            clock.advance(DailyJob.PATIENCE.minusSeconds(1));
            running.settle();
            assertThat(kept(running.store, "UTC", "2026-11-01", 21)).doesNotContain("2026-11-20 v1");
            clock.advance(Duration.ofMinutes(2));
            running.settle();

            // Then
            assertThat(kept(running.store, "UTC", "2026-11-01", 21)).contains("2026-11-20 v1", "2026-11-21 v1");
            assertThat(running.store
                            .days()
                            .newest("2026-11-20", "UTC")
                            .orElseThrow()
                            .facts())
                    .contains("\"behind\":3");
        }
    }

    @Test
    void aDayOfWhichMoreHasBecomeKnownIsMadeAgainAtTheNextTime() throws SQLException {
        // Given
        SettableClock clock = at("2026-10-26T01:00:00Z");
        String cursor = sql("select through_tx from conclusion_cursor");
        sql("update conclusion_cursor set through_tx = through_tx - 4000");
        try (Running running = running(clock)) {
            clock.advance(DailyJob.PATIENCE);
            running.settle();
            assertThat(kept(running.store, "UTC", "2026-10-25", 1)).containsExactly("2026-10-25 v1");
        }
        sql("update conclusion_cursor set through_tx = " + cursor);

        // When
        clock.advance(Duration.ofDays(1));
        try (Running running = running(clock)) {
            running.settle();

            // Then
            assertThat(kept(running.store, "UTC", "2026-10-25", 2))
                    .containsExactly("2026-10-25 v2", "2026-10-25 v1", "2026-10-26 v1");
        }
    }

    private String sql(String text) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            return statement.execute(text) ? statement.getResultSet().getString(1) : "";
        }
    }

    @Test
    void theWriterIsNeverKeptWaiting() {
        // Given
        Queue<Runnable> later = new ArrayDeque<>();
        try (Running running =
                new Running(file, at("2026-10-06T01:00:00Z"), DailySchedule.parse("00:15", "UTC"), later::add)) {
            // When
            running.job.run();
            running.job.run();

            // Then
            assertThat(later).hasSize(1);
            assertThat(running.store.writer().commit()).isPositive();
            assertThat(running.store.days().newest("2026-10-05", "UTC")).isEmpty();
            later.remove().run();
            running.job.run();
            assertThat(running.store.days().newest("2026-10-05", "UTC")).isPresent();
            later.forEach(Runnable::run);
        }
    }

    @Test
    void aFailureIsTriedAgainLaterAndReachesNobody() {
        // Given
        List<Runnable> refused = new ArrayList<>();
        SettableClock clock = at("2026-10-06T01:00:00Z");
        Executor broken = work -> {
            refused.add(work);
            throw new RejectedExecutionException("no room");
        };
        try (Running running = new Running(file, clock, DailySchedule.parse("00:15", "UTC"), broken)) {
            // When
            running.job.run();
            running.job.run();

            // Then
            assertThat(refused).hasSize(1);
            clock.advance(DailyJob.AFTER_FAILURE);
            running.job.run();
            assertThat(refused).hasSize(2);
            assertThat(running.store.writer().commit()).isPositive();
        }
    }

    @Test
    void itCanBeSwitchedOff() {
        try (Running running =
                new Running(file, at("2026-10-20T01:00:00Z"), DailySchedule.parse("off", "UTC"), Runnable::run)) {
            running.settle();
            running.job.catchUp(() -> false);
            assertThat(kept(running.store, "UTC", "2026-10-05", 20)).isEmpty();
        }
    }

    @Test
    void beforeNobodyWritesForALongTimeEverythingMissingIsMadeAtOnce() {
        try (Running running = running(at("2026-10-09T00:15:00Z"))) {
            running.job.catchUp(() -> false);
            assertThat(kept(running.store, "UTC", "2026-10-05", 5)).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "7", "noon", "", "00:15:"})
    void aTimeThatIsNoneIsRefused(String time) {
        assertThatThrownBy(() -> DailySchedule.parse(time, "UTC"))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("\"" + time + "\" is no time of the day.");
    }
}
