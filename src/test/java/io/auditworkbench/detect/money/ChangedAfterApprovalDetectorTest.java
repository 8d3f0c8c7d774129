package io.auditworkbench.detect.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangedAfterApprovalDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(ChangedAfterApprovalDetector::new, shop);

    private void refund(int id, String amount, String status) {
        shop.snapshot("refund", "id=" + id, "amount=" + amount, "status=" + status);
        trial.commit("?");
    }

    @Test
    void examine_amountRaisedAfterIssue_namesBothAmounts() {
        // Given
        refund(9, "20.00", "issued");

        // When
        shop.update("refund/9", "amount=40.00");
        trial.commit("carla");

        // Then
        List<Anomaly> findings = trial.findings();
        assertThat(findings)
                .extracting(Anomaly::sentence)
                .containsExactly(
                        "The amount of refund 9 was changed from 20.00 to 40.00 by carla after it was issued.");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void examine_changedWhileStillOpen_staysQuiet() {
        // Given
        shop.snapshot("purchase_order", "id=3", "total=100.00", "status=open");
        trial.commit("?");

        // When
        shop.update("purchase_order/3", "total=150.00", "status=approved");
        trial.commit("greta");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_otherColumnOfSettledRow_staysQuietAndIsCounted() {
        // Given
        refund(9, "20.00", "issued");

        // When
        shop.update("refund/9", "reason=damaged");
        trial.commit("carla");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }

    @Test
    void examine_changeAtAndBelowTheLeast_raisesFromTheLeastOn() {
        // Given
        trial.with("min-change", 1);
        refund(1, "20.00", "approved");
        refund(2, "20.00", "approved");

        // When
        shop.update("refund/1", "amount=21.00").update("refund/2", "amount=20.99");
        trial.commit("carla");

        // Then
        assertThat(trial.findings()).extracting(Anomaly::severity).containsExactly(Severity.HIGH);
    }

    @Test
    void applicability_nothingWithAmounts_saysSo() {
        // When
        shop.without("refund", "payment", "order", "invoice", "purchase_order");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no table is mapped to purchase_order");
    }
}
