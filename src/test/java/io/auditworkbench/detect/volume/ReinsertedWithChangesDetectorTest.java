package io.auditworkbench.detect.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReinsertedWithChangesDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(ReinsertedWithChangesDetector::new, shop);

    private void payments(int count) {
        for (int i = 1; i <= count; i++) {
            shop.snapshot("payment", "id=" + i, "amount=10.00");
        }
        trial.commit("?");
    }

    private void delete(int count) {
        for (int i = 1; i <= count; i++) {
            shop.delete("payment/" + i);
        }
        trial.commit("import");
    }

    private void insert(int count, String amount) {
        for (int i = 1; i <= count; i++) {
            shop.insert("payment", "id=" + i, "amount=" + amount);
        }
        trial.commit("import");
    }

    @Test
    void examine_comeBackWithOtherAmounts_namesHowManyAndWhen() {
        // Given
        payments(12);
        delete(12);
        shop.later(Duration.ofMinutes(4));

        // When
        insert(12, "8.00");

        // Then
        List<Anomaly> findings = trial.findings();
        assertThat(findings)
                .extracting(Anomaly::sentence)
                .containsExactly(
                        "12 rows of shop.payment that were deleted 4 min earlier were inserted again with other"
                                + " values by import.");
        assertThat(findings.getFirst().evidence()).hasSize(24);
    }

    @Test
    void examine_comeBackUnchanged_staysQuiet() {
        // Given
        payments(12);
        delete(12);

        // When
        insert(12, "10.00");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(12);
    }

    @Test
    void examine_replacedByOneTransaction_isAReload() {
        // Given
        payments(12);

        // When
        for (int i = 1; i <= 12; i++) {
            shop.delete("payment/" + i).insert("payment", "id=" + i, "amount=9.00");
        }
        trial.commit("import");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_fewDeleted_isACorrection() {
        // Given
        payments(9);
        delete(9);

        // When
        insert(9, "8.00");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_oneByOne_isToldOnceWhenEnoughCameBack() {
        // Given
        payments(12);
        delete(12);

        // When
        for (int i = 1; i <= 5; i++) {
            shop.insert("payment", "id=" + i, "amount=8.00");
            trial.commit("import");
        }

        // Then
        assertThat(trial.sentences()).singleElement().asString().startsWith("3 rows of shop.payment");
    }

    @Test
    void examine_afterTheWindow_staysQuiet() {
        // Given
        payments(12);
        delete(12);
        shop.later(Duration.ofHours(24).plusSeconds(1));

        // When
        insert(12, "8.00");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }
}
