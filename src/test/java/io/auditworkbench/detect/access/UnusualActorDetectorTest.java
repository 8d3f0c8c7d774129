package io.auditworkbench.detect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import org.junit.jupiter.api.Test;

final class UnusualActorDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(UnusualActorDetector::new, shop);

    private int rows;

    private void change(String day, String who) {
        shop.at("2026-10-" + day + "T10:00:00Z").insert("payment", "id=" + ++rows, "amount=1.00");
        trial.commit(who);
    }

    private void history(int days) {
        for (int day = 1; day <= days; day++) {
            for (int i = 0; i < 4; i++) {
                change(String.format(java.util.Locale.ROOT, "%02d", day), i % 2 == 0 ? "web" : "billing");
            }
        }
    }

    @Test
    void examine_newActorOfSettledTable_namesActorAndTable() {
        // Given
        history(11);

        // When
        change("12", "ivan");

        // Then
        assertThat(trial.sentences())
                .containsExactly("ivan changed payment/45; only 2 others ever changed shop.payment, and nobody new for"
                        + " 11 days.");
    }

    @Test
    void examine_knownActor_staysQuiet() {
        // Given
        history(11);

        // When
        change("12", "billing");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(45);
    }

    @Test
    void examine_tableOfManyActors_isEverybodys() {
        // Given
        trial.with("most-actors", 1);
        history(11);

        // When
        change("12", "ivan");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_historyBelowTheLeast_staysQuiet() {
        // Given
        history(9);

        // When
        change("10", "ivan");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_toldActorComesAgain_isToldOnceADayUntilUsual() {
        // Given
        trial.with("new-habit", 2);
        history(11);

        // When
        change("12", "ivan");
        change("12", "ivan");
        change("13", "ivan");
        change("14", "ivan");

        // Then
        assertThat(trial.sentences()).hasSize(2);
    }

    private void productsOfElevenDays() {
        for (int day = 1; day <= 11; day++) {
            for (int i = 0; i < 4; i++) {
                shop.at(String.format(java.util.Locale.ROOT, "2026-10-%02dT10:00:00Z", day))
                        .insert("product", "id=" + ++rows);
                trial.commit("karim");
            }
        }
    }

    @Test
    void examine_programChangesWhatNoMappingKnows_isAMigration() {
        // Given
        productsOfElevenDays();

        // When
        shop.actorsAre(AttributionSource.SESSION).at("2026-10-12T12:00:00Z").update("product/1", "note=T-1");
        trial.commit("deploy");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_changeOfWhatNoMappingKnowsSoonAfterASchemaChange_isAMigration() {
        // Given
        productsOfElevenDays();
        shop.at("2026-10-12T11:59:00Z").schema(Operation.DDL, "product");
        trial.commit("deploy");

        // When
        shop.at("2026-10-12T12:00:00Z").update("product/1", "note=T-1");
        trial.commit("deploy");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_changeOfWhatNoMappingKnowsLongAfterASchemaChange_isTold() {
        // Given
        productsOfElevenDays();
        shop.at("2026-10-12T11:59:00Z").schema(Operation.DDL, "product");
        trial.commit("deploy");

        // When
        shop.at("2026-10-13T12:00:00Z").update("product/1", "note=T-1");
        trial.commit("deploy");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }
}
