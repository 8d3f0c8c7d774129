package io.auditworkbench.detect.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import org.junit.jupiter.api.Test;

final class MakerIsCheckerDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(MakerIsCheckerDetector::new, shop);

    private void order(int id, String total, String who) {
        shop.insert("purchase_order", "id=" + id, "total=" + total, "status=open", "created_by=" + who);
        trial.commit(who);
    }

    private void approve(int id, String who) {
        shop.update("purchase_order/" + id, "status=approved", "approved_by=" + who);
        trial.commit(who);
    }

    @Test
    void examine_creatorApproves_namesOrderAndPerson() {
        // Given
        order(7, "1200.00", "greta");

        // When
        approve(7, "greta");

        // Then
        assertThat(trial.sentences())
                .containsExactly("Purchase order 7 over 1200.00 was created and approved by greta.");
    }

    @Test
    void examine_approvedAtOnceBySomebodyElse_staysQuiet() {
        // Given
        order(7, "1200.00", "greta");

        // When
        approve(7, "frank");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }

    @Test
    void examine_laterChangeOfApprovedOrder_isNoOtherApproval() {
        // Given
        order(7, "1200.00", "greta");
        approve(7, "greta");

        // When
        shop.update("purchase_order/7", "status=received");
        trial.commit("ivan");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_totalAtAndBelowTheLeast_raisesFromTheLeastOn() {
        // Given
        trial.with("min-amount", 1000);
        order(1, "1000.00", "greta");
        order(2, "999.99", "greta");

        // When
        approve(1, "greta");
        approve(2, "greta");

        // Then
        assertThat(trial.sentences())
                .containsExactly("Purchase order 1 over 1000.00 was created and approved by greta.");
    }

    @Test
    void applicability_noColumnForApprover_saysSo() {
        // When
        shop.without("purchase_order.approved_by");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no column is mapped to purchase_order.approved_by");
    }
}
