package io.auditworkbench.detect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import org.junit.jupiter.api.Test;

final class OffHoursDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(OffHoursDetector::new, shop);

    private int rows;

    private void work(int day, int hour, String who) {
        shop.at(String.format(java.util.Locale.ROOT, "2026-10-%02dT%02d:30:00Z", day, hour))
                .insert("customer", "id=" + ++rows);
        trial.commit(who);
    }

    private void days(int count, String who) {
        for (int day = 1; day <= count; day++) {
            for (int hour = 9; hour <= 16; hour++) {
                work(day, hour, who);
            }
        }
    }

    @Test
    void examine_worksInTheNight_namesHourAndDistance() {
        // Given
        days(10, "greta");

        // When
        work(12, 3, "greta");

        // Then
        assertThat(trial.sentences())
                .containsExactly("greta changed customer/81 between 03:00 and 04:00 UTC, 6 hours from its usual day.");
    }

    @Test
    void examine_staysAnHourLonger_staysQuiet() {
        // Given
        days(10, "greta");

        // When
        work(12, 17, "greta");
        work(12, 18, "greta");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(82);
    }

    @Test
    void examine_distanceAtTheLimit_raises() {
        // Given
        days(10, "greta");

        // When
        work(12, 19, "greta");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_historyBelowTheLeast_staysQuiet() {
        // Given
        days(7, "greta");

        // When
        work(12, 3, "greta");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_newShift_isToldOnAFewDaysAndThenUsual() {
        // Given
        trial.with("new-habit", 2);
        days(10, "greta");
        work(12, 3, "greta");
        work(13, 3, "greta");
        assertThat(trial.sentences()).hasSize(2);

        // When
        work(14, 3, "greta");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_programAtMonthEnd_staysQuiet() {
        // Given
        shop.actorsAre(AttributionSource.SESSION);
        days(10, "billing");

        work(30, 23, "billing");
        assertThat(trial.sentences()).hasSize(1);

        // When
        work(31, 23, "billing");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_nobodyKnown_hasNoHabit() {
        // Given
        days(10, "?");

        // When
        work(12, 3, "?");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_dayOfTheWeekOnWhichItNeverWorks_isTold() {
        // Given
        for (int day = 1; day <= 17; day++) {
            if (day % 7 != 4) {
                work(day, 10, "greta");
                work(day, 15, "greta");
            }
        }
        assertThat(trial.sentences()).isEmpty();

        // When
        work(18, 11, "greta");

        // Then
        assertThat(trial.sentences())
                .containsExactly("greta changed customer/31 on a Sunday, on which it never works.");
    }
}
