package io.auditworkbench.detect.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MassUpdateDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(MassUpdateDetector::new, shop);

    private void customers(int count) {
        for (int i = 1; i <= count; i++) {
            shop.snapshot("customer", "id=" + i, "credit_limit=100");
        }
        trial.commit("?");
        shop.insert("customer", "id=100000");
        trial.commit("web");
        shop.later(Duration.ofDays(8));
    }

    private void raise(int count, int limit, String who) {
        for (int i = 1; i <= count; i++) {
            shop.update("customer/" + i, "credit_limit=" + limit);
        }
        trial.commit(who);
    }

    @Test
    void examine_mostOfATable_namesActorCountAndShare() {
        // Given
        customers(199);

        // When
        raise(120, 500, "anna");

        // Then
        assertThat(trial.sentences())
                .containsExactly("anna changed 120 rows of shop.customer, 60 % of it, in one transaction.");
        assertThat(trial.looked()).isEqualTo(120);
    }

    @Test
    void examine_rowsAndShareAtTheLimits_raisesFromThereOn() {
        // Given
        customers(199);

        // When
        raise(49, 500, "anna");

        // Then
        assertThat(trial.sentences()).isEmpty();
        raise(50, 600, "anna");
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_smallShareOfALargeTable_raisesOnlyForVeryManyRows() {
        // Given
        trial.with("many-rows", 200);
        customers(1000);

        // When
        raise(199, 500, "anna");

        // Then
        assertThat(trial.sentences()).isEmpty();
        raise(200, 600, "anna");
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_migrationOfAColumnThatNoMappingKnows_staysQuiet() {
        // Given
        shop.actorsAre(AttributionSource.SESSION);
        customers(100);

        // When
        for (int i = 1; i <= 100; i++) {
            shop.update("customer/" + i, "note=T-" + i);
        }
        trial.commit("deploy");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_personChangesThatColumnEverywhere_raises() {
        // Given
        customers(100);

        // When
        for (int i = 1; i <= 100; i++) {
            shop.update("customer/" + i, "note=T-" + i);
        }
        trial.commit("anna");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_nightlyBatch_staysQuietOnceItIsAHabit() {
        // Given
        customers(199);
        for (int day = 0; day < 3; day++) {
            raise(60, 200 + day, "import");
            shop.later(Duration.ofDays(1));
        }
        assertThat(trial.sentences()).hasSize(3);

        // When
        raise(60, 300, "import");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_programInTheFirstWeek_mayChangeLessThanHalf() {
        // Given
        shop.actorsAre(AttributionSource.SESSION);
        trial.with("learning", 30);
        customers(199);

        // When
        raise(60, 300, "import");

        // Then
        assertThat(trial.sentences()).isEmpty();
        raise(150, 400, "import");
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_largeTransactionInPieces_sumsThemUp() {
        // Given
        customers(199);
        shop.inPieces(4);

        // When
        raise(120, 500, "anna");

        // Then
        assertThat(trial.sentences()).singleElement().asString().startsWith("anna changed 120 rows");
    }
}
