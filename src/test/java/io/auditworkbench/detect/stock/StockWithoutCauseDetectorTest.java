package io.auditworkbench.detect.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import org.junit.jupiter.api.Test;

final class StockWithoutCauseDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(StockWithoutCauseDetector::new, shop);

    private int movements;

    private void stock(int product) {
        shop.snapshot("stock", "product=" + product, "location=2", "quantity=50");
        trial.commit("?");
    }

    private Slices move(int product, int location) {
        return shop.insert(
                "stock_movement", "id=" + ++movements, "product=" + product, "location=" + location, "quantity=5");
    }

    @Test
    void examine_noMovementInTransaction_namesRowAndActor() {
        // Given
        stock(17);

        // When
        shop.update("stock/17,2", "quantity=45");
        trial.commit("ivan");

        // Then
        assertThat(trial.sentences())
                .containsExactly(
                        "The quantity of stock/17,2 was changed by -5 by ivan, and no stock movement says why.");
    }

    @Test
    void examine_countedWithMovement_staysQuiet() {
        // Given
        stock(17);

        // When
        shop.update("stock/17,2", "quantity=45");
        move(17, 2);
        trial.commit("ivan");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }

    @Test
    void examine_movementOfAnotherPlace_doesNotExplain() {
        // Given
        stock(17);

        // When
        shop.update("stock/17,2", "quantity=45");
        move(17, 3);
        trial.commit("ivan");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_movementInAnotherPieceOfTheTransaction_explains() {
        // Given
        stock(17);
        shop.inPieces(3);

        // When
        move(17, 2);
        move(18, 2);
        shop.update("stock/17,2", "quantity=45");
        trial.commit("ivan");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_shopWritesNoMovementsAsARule_staysQuietOnceThatIsKnown() {
        // Given
        trial.with("min-history", 4);
        stock(17);
        for (int i = 1; i <= 4; i++) {
            shop.update("stock/17,2", "quantity=" + (50 - i));
            trial.commit("web");
        }
        trial.findings();

        // When
        shop.update("stock/17,2", "quantity=40");
        trial.commit("web");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_changeAtAndBelowTheLeast_raisesFromTheLeastOn() {
        // Given
        trial.with("min-change", 3);
        stock(17);
        stock(18);

        // When
        shop.update("stock/17,2", "quantity=47").update("stock/18,2", "quantity=48");
        trial.commit("ivan");

        // Then
        assertThat(trial.sentences()).singleElement().asString().contains("stock/17,2");
    }

    @Test
    void applicability_noMovements_saysSo() {
        // When
        shop.without("stock_movement");

        // Then
        assertThat(trial.reasonNotApplicable()).isEqualTo("no table is mapped to stock_movement");
    }
}
