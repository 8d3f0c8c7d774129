package io.auditworkbench.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NumberGapDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(NumberGapDetector::new, shop);

    private void invoice(long number) {
        shop.insert("invoice", "id=" + number, "number=" + number).later(Duration.ofMinutes(5));
        trial.commit("billing");
    }

    private void invoices(long from, long until) {
        for (long number = from; number <= until; number++) {
            invoice(number);
        }
    }

    @Test
    void examine_numberLeftOut_namesItOnceEnoughLaterOnesCame() {
        // Given
        invoices(1, 5);
        invoices(7, 10);
        assertThat(trial.sentences()).isEmpty();

        // When
        invoices(11, 14);

        // Then
        assertThat(trial.sentences())
                .containsExactly("Number 6 is missing in the series shop.invoice/, which has come to 11.");
        assertThat(trial.looked()).isEqualTo(13);
    }

    @Test
    void examine_writtenOutOfOrder_staysQuiet() {
        // Given
        invoices(1, 5);
        invoices(7, 10);

        // When
        invoice(6);
        invoices(11, 20);

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_manyLaterOnesAtOnce_waitsFirst() {
        // Given
        trial.with("wait", 60);
        invoices(1, 5);

        // When
        invoices(7, 18);

        // Then
        assertThat(trial.sentences()).isEmpty();
        invoice(19);
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_textWithPrefix_isASeriesOfItsOwn() {
        // Given
        for (int number : new int[] {1, 2, 4, 5, 6, 7, 8, 9}) {
            shop.insert("invoice", "id=" + number, "number=INV-2026-000" + number)
                    .later(Duration.ofMinutes(5));
            trial.commit("billing");
        }

        // When
        List<Anomaly> findings = trial.findings();

        // Then
        assertThat(findings).extracting(Anomaly::fingerprint).containsExactly("number-gap/shop.invoice/INV-2026-");
    }

    @Test
    void examine_invoiceDeleted_isAGap() {
        // Given
        invoices(1, 5);

        // When
        shop.delete("invoice/3");
        trial.commit("elena");
        invoices(6, 9);

        // Then
        assertThat(trial.sentences()).singleElement().asString().startsWith("Number 3 is missing");
    }

    @Test
    void examine_stepBeyondTheLargest_isANewRangeAndOnlyNoted() {
        // Given
        trial.with("largest-gap", 10);
        invoices(1, 2);

        // When
        invoice(14);
        invoices(15, 25);

        // Then
        assertThat(trial.findings()).extracting(Anomaly::severity).containsExactly(Severity.INFO);
    }

    @Test
    void examine_holesBelowTheSnapshot_areNotOfTheWatch() {
        // Given
        shop.snapshot("invoice", "id=1", "number=1").snapshot("invoice", "id=9", "number=9");
        trial.commit("?");

        // When
        invoices(10, 20);

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void applicability_noNumbers_saysSo() {
        // When
        shop.without("invoice.number");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no column is mapped to invoice.number");
    }
}
