package io.auditworkbench.detect.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SelfApprovedRefundDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(SelfApprovedRefundDetector::new, shop);

    private void request(int id, String amount, String who) {
        shop.insert("refund", "id=" + id, "amount=" + amount, "status=requested", "requested_by=" + who);
        trial.commit(who);
    }

    private void approve(int id, String who) {
        shop.update("refund/" + id, "status=approved", "approved_by=" + who);
        trial.commit(who);
    }

    @Test
    void examine_requesterApproves_namesRefundAmountAndPerson() {
        // Given
        request(311, "49.90", "alice");

        // When
        approve(311, "alice");

        // Then
        List<Anomaly> findings = trial.findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().sentence())
                .isEqualTo("Refund 311 over 49.90 was requested and approved by alice.");
        assertThat(findings.getFirst().evidence()).containsExactly(1L, 2L);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.HIGH);
        assertThat(findings.getFirst().fingerprint()).isEqualTo("self-approved-refund/alice");
    }

    @Test
    void examine_somebodyElseApprovesAtOnce_staysQuiet() {
        // Given
        request(311, "49.90", "alice");

        // When
        approve(311, "bob");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }

    @Test
    void examine_approvedThenIssued_raisesOnce() {
        // Given
        request(311, "49.90", "alice");
        approve(311, "alice");

        // When
        shop.update("refund/311", "status=issued");
        trial.commit("billing");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_noColumnSaysWhoRequested_comparesActors() {
        // Given
        shop.without("refund.requested_by", "refund.approved_by");
        request(311, "49.90", "alice");
        request(312, "49.90", "alice");

        // When
        approve(311, "alice");
        approve(312, "bob");

        // Then
        assertThat(trial.sentences()).containsExactly("Refund 311 over 49.90 was requested and approved by alice.");
    }

    @Test
    void examine_nobodyKnowsActors_doesNotTakeThemForOnePerson() {
        // Given
        shop.without("refund.requested_by", "refund.approved_by");
        request(311, "49.90", "?");

        // When
        approve(311, "?");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_amountAtAndBelowTheLeast_raisesFromTheLeastOn() {
        // Given
        trial.with("min-amount", 50);
        request(1, "50.00", "alice");
        request(2, "49.99", "alice");

        // When
        approve(1, "alice");
        approve(2, "alice");

        // Then
        assertThat(trial.sentences()).containsExactly("Refund 1 over 50.00 was requested and approved by alice.");
    }

    @Test
    void examine_amountFarBeyondTheUsual_isCritical() {
        // Given
        for (int i = 0; i < 10; i++) {
            request(i, "20.00", "alice");
            approve(i, "bob");
        }
        request(100, "100.00", "alice");

        // When
        approve(100, "alice");

        // Then
        assertThat(trial.findings()).extracting(Anomaly::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void applicability_noRefunds_saysSo() {
        // When
        shop.without("refund");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no table is mapped to refund");
    }
}
