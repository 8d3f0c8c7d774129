package io.auditworkbench.detect.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import org.junit.jupiter.api.Test;

final class TotalMismatchDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(TotalMismatchDetector::new, shop);

    private Slices order(int id, String total, int... prices) {
        shop.insert("order", "id=" + id, "total=" + total, "status=new");
        for (int i = 0; i < prices.length; i++) {
            shop.insert(
                    "order_line",
                    "order=" + id,
                    "line=" + (i + 1),
                    "product=1",
                    "quantity=2",
                    "unit_price=" + prices[i] + ".00");
        }
        return shop;
    }

    @Test
    void examine_totalLessThanLines_namesBoth() {
        // When
        order(1042, "25.00", 10, 5);
        trial.commit("anna");

        // Then
        assertThat(trial.sentences())
                .containsExactly(
                        "The total of order 1042 is 25.00, and its lines sum up to 30.00; last changed by anna.");
    }

    @Test
    void examine_linesAndTotalChangedTogether_staysQuiet() {
        // Given
        order(1042, "30.00", 10, 5);
        trial.commit("anna");

        // When
        shop.update("order_line/1042,1", "quantity=3").update("order/1042", "total=40.00");
        trial.commit("anna");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(2);
    }

    @Test
    void examine_linesComeInALaterTransaction_waitsUntilSold() {
        // Given
        shop.insert("order", "id=5", "total=30.00", "status=new");
        trial.commit("anna");
        shop.insert("order_line", "order=5", "line=1", "quantity=1", "unit_price=20.00");
        trial.commit("anna");
        assertThat(trial.sentences()).isEmpty();

        // When
        shop.update("order/5", "status=sold");
        trial.commit("web");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_sameMismatchWhenSold_raisesOnce() {
        // Given
        order(1042, "25.00", 10, 5);
        trial.commit("anna");

        // When
        shop.update("order/1042", "status=sold");
        trial.commit("web");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_differenceAtAndAboveTheTolerance_raisesAbove() {
        // Given
        trial.with("tolerance", 0.05);

        // When
        order(1, "29.95", 10, 5);
        order(2, "29.94", 10, 5);
        trial.commit("anna");

        // Then
        assertThat(trial.sentences()).singleElement().asString().startsWith("The total of order 2 is 29.94");
    }

    @Test
    void examine_totalsHoldShippingAsARule_staysQuietOnceThatIsKnown() {
        // Given
        trial.with("min-orders", 5);
        for (int id = 1; id <= 5; id++) {
            order(id, "34.90", 10, 5);
            trial.commit("anna");
        }
        trial.findings();

        // When
        order(6, "34.90", 10, 5);
        trial.commit("anna");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_orderDelivered_isForgotten() {
        // Given
        order(1, "30.00", 10, 5);
        trial.commit("anna");
        int remembered = trial.remembered();

        // When
        shop.update("order/1", "status=delivered");
        trial.commit("web");

        // Then
        assertThat(trial.remembered()).isLessThan(remembered);
    }

    @Test
    void applicability_noUnitPrices_saysSo() {
        // When
        shop.without("order_line.unit_price");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no column is mapped to order_line.unit_price");
    }
}
