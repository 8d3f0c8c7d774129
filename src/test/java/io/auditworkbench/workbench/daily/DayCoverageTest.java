package io.auditworkbench.workbench.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.SettableClock;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.StoredShop;
import io.auditworkbench.workbench.daily.DayFacts.Coverage;
import io.auditworkbench.workbench.daily.DayFacts.Verdict;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What could be seen of the days of the stored shop, whose one gap with a place in time is moved about.
class DayCoverageTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeStore() throws SQLException {
        file = StoredShop.write(folder);
        sql("delete from coverage_gap");
    }

    private void sql(String text) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private void gap(String from, String until) throws SQLException {
        sql("insert into coverage_gap select 1, 1, max(tx_id), 1, 1, '[]', '', '', '', " + micros(from) + ", "
                + micros(until) + ", null, null, 'test', 1, '', 'lost', null from source_tx");
    }

    private static String micros(String time) {
        return time.isEmpty() ? "null" : Long.toString(DayWindow.micros(Instant.parse(time)));
    }

    private Coverage of(String day, String now) {
        SettableClock clock = new SettableClock(Instant.parse(now));
        try (StoreReading reading =
                StoreReading.of(Store.openForReading(file), new Masker(MaskingPolicy.KEEP_EVERYTHING), clock)) {
            return new DayCoverage(reading.coverage())
                    .of(DayWindow.of(LocalDate.parse(day), ZoneOffset.UTC), clock.instant());
        }
    }

    @Test
    void aGapUpToMidnightIsNoneOfTheDayThatBeginsThen() throws SQLException {
        gap("2026-11-20T20:00:00Z", "2026-11-21T00:00:00Z");

        assertThat(of("2026-11-20", "2026-11-23T12:00:00Z").verdict()).isEqualTo(Verdict.GAPS);
        assertThat(of("2026-11-21", "2026-11-23T12:00:00Z").verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(of("2026-11-21", "2026-11-23T12:00:00Z").gaps()).isEmpty();
    }

    @Test
    void aGapFromMidnightOnIsNoneOfTheDayBefore() throws SQLException {
        gap("2026-11-21T00:00:00Z", "2026-11-21T00:00:01Z");

        assertThat(of("2026-11-20", "2026-11-23T12:00:00Z").verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(of("2026-11-21", "2026-11-23T12:00:00Z").gaps()).hasSize(1);
    }

    @Test
    void aGapWhosePlaceIsNotKnownTouchesEveryDay() throws SQLException {
        gap("", "");

        assertThat(of("2026-11-20", "2026-11-23T12:00:00Z").verdict()).isEqualTo(Verdict.GAPS);
        assertThat(of("2026-11-10", "2026-11-23T12:00:00Z").verdict()).isEqualTo(Verdict.GAPS);
    }

    @Test
    void ofADayThatGoesOnOnlyWhatHasPassedCounts() {
        assertThat(of("2026-11-23", "2026-11-23T12:00:30Z"))
                .isEqualTo(new Coverage(
                        Verdict.WHOLE, "2026-11-23T00:00:00Z", "2026-11-23T12:00:00Z", List.of(), List.of()));
        assertThat(of("2026-11-23", "2026-11-23T13:00:00Z").verdict()).isEqualTo(Verdict.PARTLY_WATCHED);
        assertThat(of("2026-11-24", "2026-11-23T12:00:00Z").verdict()).isEqualTo(Verdict.NOT_WATCHED);
    }

    @Test
    void aDayIsSeenToItsEndOnlyWhenWatchingWentOnThen() {
        assertThat(of("2026-11-23", "2026-11-25T12:00:00Z").verdict()).isEqualTo(Verdict.PARTLY_WATCHED);
        assertThat(of("2026-11-22", "2026-11-25T12:00:00Z").verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(of("2026-11-24", "2026-11-25T12:00:00Z").verdict()).isEqualTo(Verdict.NOT_WATCHED);
        assertThat(of("2026-11-01", "2026-11-25T12:00:00Z").verdict()).isEqualTo(Verdict.PARTLY_WATCHED);
    }
}
