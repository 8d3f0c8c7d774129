package io.auditworkbench.detect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import org.junit.jupiter.api.Test;

final class SleepingAccountDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(SleepingAccountDetector::new, shop);

    private int rows;

    private void work(String day, String who) {
        shop.at(day + "T10:00:00Z").insert("customer", "id=" + ++rows);
        trial.commit(who);
    }

    private void workOnTwoDays() {
        work("2026-10-05", "otto");
        work("2026-10-06", "otto");
    }

    @Test
    void examine_worksAfterLongSilence_namesAccountAndDays() {
        // Given
        workOnTwoDays();

        // When
        work("2026-10-26", "otto");

        // Then
        assertThat(trial.sentences()).containsExactly("Account otto works again after 20 days of silence.");
    }

    @Test
    void examine_backFromHoliday_staysQuiet() {
        // Given
        workOnTwoDays();

        // When
        work("2026-10-14", "otto");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(3);
    }

    @Test
    void examine_silenceAtTheLimit_raisesOnce() {
        // Given
        workOnTwoDays();

        // When
        work("2026-10-20", "otto");
        work("2026-10-20", "otto");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_monthlyJob_staysQuietOnceItsRhythmIsKnown() {
        // Given
        work("2026-06-30", "closing");
        work("2026-07-31", "closing");

        // When
        work("2026-08-31", "closing");
        work("2026-09-30", "closing");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_nobodyKnown_isNoAccount() {
        // Given
        work("2026-10-05", "?");
        work("2026-10-06", "?");

        // When
        work("2026-12-01", "?");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isZero();
    }
}
