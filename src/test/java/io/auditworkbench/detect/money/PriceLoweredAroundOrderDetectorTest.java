package io.auditworkbench.detect.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PriceLoweredAroundOrderDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(PriceLoweredAroundOrderDetector::new, shop);

    private void price(int product, String price, String who) {
        shop.update("product/" + product, "price=" + price);
        trial.commit(who);
    }

    private void buy(int order, int product, String price) {
        shop.insert(
                "order_line", "order=" + order, "line=1", "product=" + product, "quantity=1", "unit_price=" + price);
        trial.commit("web");
    }

    private void products(int count) {
        for (int i = 1; i <= count; i++) {
            shop.snapshot("product", "id=" + i, "price=20.00");
        }
        trial.commit("?");
    }

    @Test
    void examine_loweredOrderedAndPutBack_namesPricesAndWhoPutItBack() {
        // Given
        products(1);
        price(1, "5.00", "karim");
        shop.later(Duration.ofMinutes(2));
        buy(1042, 1, "5.00");
        shop.later(Duration.ofMinutes(2));

        // When
        price(1, "20.00", "karim");

        // Then
        List<Anomaly> findings = trial.findings();
        assertThat(findings)
                .extracting(Anomaly::sentence)
                .containsExactly("The price of product 1 was lowered from 20.00 to 5.00 for 4 min, ordered in one"
                        + " order line, and put back by karim.");
        assertThat(findings.getFirst().evidence()).containsExactly(2L, 3L, 4L);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void examine_priceStaysLow_staysQuiet() {
        // Given
        products(1);
        price(1, "5.00", "karim");

        // When
        buy(1042, 1, "5.00");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }

    @Test
    void examine_nobodyOrdered_staysQuiet() {
        // Given
        products(1);
        price(1, "5.00", "karim");

        // When
        price(1, "20.00", "karim");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_putBackAtAndAfterTheWindow_raisesWithinIt() {
        // Given
        products(2);
        price(1, "5.00", "karim");
        price(2, "5.00", "karim");
        buy(1, 1, "5.00");
        buy(2, 2, "5.00");

        // When
        shop.later(Duration.ofMinutes(60));
        price(1, "20.00", "karim");
        shop.later(Duration.ofSeconds(1));
        price(2, "20.00", "karim");

        // Then
        assertThat(trial.findings())
                .extracting(Anomaly::fingerprint)
                .containsExactly("price-lowered-around-order/product/1");
    }

    @Test
    void examine_manyOrders_isTakenForASale() {
        // Given
        trial.with("most-orders", 2);
        products(1);
        price(1, "5.00", "karim");
        for (int order = 1; order <= 3; order++) {
            buy(order, 1, "5.00");
        }

        // When
        price(1, "20.00", "karim");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_priceListOfManyProducts_staysQuiet() {
        // Given
        trial.with("most-products", 3);
        products(4);
        for (int product = 1; product <= 4; product++) {
            shop.update("product/" + product, "price=10.00");
        }
        trial.commit("karim");
        buy(1, 1, "10.00");

        // When
        price(1, "20.00", "karim");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_smallDropAndHalfWayBack_staysQuiet() {
        // Given
        products(2);
        price(1, "18.00", "karim");
        price(2, "10.00", "karim");
        buy(1, 1, "18.00");
        buy(2, 2, "10.00");

        // When
        price(1, "20.00", "karim");
        price(2, "18.99", "karim");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void applicability_noPrices_saysSo() {
        // When
        shop.without("product.price");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no column is mapped to product.price");
    }
}
