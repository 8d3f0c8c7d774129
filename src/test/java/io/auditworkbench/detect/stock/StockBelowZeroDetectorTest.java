package io.auditworkbench.detect.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import org.junit.jupiter.api.Test;

final class StockBelowZeroDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(StockBelowZeroDetector::new, shop);

    private void stock(String quantity) {
        shop.snapshot("stock", "product=17", "location=2", "quantity=" + quantity);
        trial.commit("?");
    }

    private void change(String quantity) {
        shop.update("stock/17,2", "quantity=" + quantity);
        trial.commit("web");
    }

    @Test
    void examine_moreSoldThanWasThere_namesProductAndPlace() {
        // Given
        stock("3");

        // When
        change("-2");

        // Then
        assertThat(trial.sentences()).containsExactly("Stock of product 17 at location 2 fell to -2 from 3, by web.");
    }

    @Test
    void examine_lastPieceSold_staysQuiet() {
        // Given
        stock("3");

        // When
        change("0");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }

    @Test
    void examine_furtherBelowZero_raisesOnce() {
        // Given
        stock("3");
        change("-2");

        // When
        change("-3");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_tenBelow_isHigh() {
        // Given
        stock("0");

        // When
        change("-10");

        // Then
        assertThat(trial.findings()).extracting(Anomaly::severity).containsExactly(Severity.HIGH);
    }

    @Test
    void examine_snapshotBelowZero_isStateAndNoActivity() {
        // When
        stock("-5");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void applicability_noQuantity_saysSo() {
        // When
        shop.without("stock.quantity");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no column is mapped to stock.quantity");
    }
}
