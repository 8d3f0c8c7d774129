package io.auditworkbench.detect.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ChangeBurstDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(ChangeBurstDetector::new, shop);

    private int rows;

    private void work(int count, Duration apart, String who) {
        for (int i = 0; i < count; i++) {
            shop.insert("customer", "id=" + ++rows);
            trial.commit(who);
            shop.later(apart);
        }
    }

    private void week(String who) {
        shop.at("2026-10-05T08:00:00Z");
        for (int day = 0; day < 8; day++) {
            work(16, Duration.ofMinutes(30), who);
            shop.later(Duration.ofHours(16));
        }
        shop.later(Duration.ofHours(2));
    }

    @Test
    void examine_manyTransactionsWithinMinutes_isToldOnceAgainstTheUsual() {
        // Given
        week("anna");

        // When
        work(200, Duration.ofSeconds(1), "anna");

        // Then
        assertThat(trial.sentences())
                .containsExactly("anna made 60 transactions within ten minutes; usual at this hour of the week are 1.");
    }

    @Test
    void examine_belowTheFloor_staysQuiet() {
        // Given
        week("anna");

        // When
        work(59, Duration.ofSeconds(1), "anna");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(8 * 16 + 59);
    }

    @Test
    void examine_historyBelowTheLeast_staysQuiet() {
        // Given
        trial.with("min-history", 9);
        week("anna");

        // When
        work(200, Duration.ofSeconds(1), "anna");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_usualRush_staysQuiet() {
        // Given
        shop.at("2026-10-05T08:00:00Z");
        for (int day = 0; day < 8; day++) {
            work(100, Duration.ofSeconds(5), "web");
            shop.later(Duration.ofDays(1).minusSeconds(500));
        }

        // When
        work(110, Duration.ofSeconds(5), "web");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_anotherBurstAfterAQuietTime_isToldAgain() {
        // Given
        week("anna");
        work(80, Duration.ofSeconds(1), "anna");
        shop.later(Duration.ofHours(13));

        // When
        work(80, Duration.ofSeconds(1), "anna");

        // Then
        assertThat(trial.sentences()).hasSize(2);
    }

    @Test
    void examine_levelShift_isToldOnce() {
        // Given
        week("anna");

        // When
        for (int day = 0; day < 5; day++) {
            work(480, Duration.ofSeconds(60).dividedBy(8), "anna");
            shop.later(Duration.ofHours(11));
            work(480, Duration.ofSeconds(60).dividedBy(8), "anna");
            shop.later(Duration.ofHours(11));
        }

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_programAtMonthEnd_staysQuiet() {
        // Given
        shop.actorsAre(AttributionSource.SESSION);
        week("billing");
        shop.at("2026-10-31T10:00:00Z");

        // When
        work(200, Duration.ofSeconds(1), "billing");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_nobodyKnown_countsTheTable() {
        // Given
        week("?");

        // When
        work(80, Duration.ofSeconds(1), "?");

        // Then
        assertThat(trial.findings())
                .extracting(Anomaly::fingerprint)
                .containsExactly("change-burst/table/shop.customer");
    }
}
