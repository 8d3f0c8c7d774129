package io.auditworkbench.detect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import org.junit.jupiter.api.Test;

final class FirstSeenOperationDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(FirstSeenOperationDetector::new, shop);

    private int rows;

    private void history(int days, String who) {
        for (int day = 1; day <= days; day++) {
            for (int i = 0; i < 20; i++) {
                shop.at(String.format(java.util.Locale.ROOT, "2026-10-%02dT10:00:00Z", day))
                        .insert("order", "id=" + ++rows);
                trial.commit(who);
            }
        }
    }

    @Test
    void examine_firstUpdateAfterSettledHistory_namesRowAndTable() {
        // Given
        history(13, "web");

        // When
        shop.at("2026-10-14T10:00:00Z").update("order/3", "total=1.00");
        trial.commit("lena");

        // Then
        assertThat(trial.sentences())
                .containsExactly("Row order/3 was updated in shop.order by lena, which was never seen in 13 days.");
    }

    @Test
    void examine_operationSeenEarlier_staysQuiet() {
        // Given
        shop.at("2026-10-01T09:00:00Z").insert("customer", "id=1");
        trial.commit("lena");
        history(13, "web");

        // When
        shop.at("2026-10-14T10:00:00Z").insert("customer", "id=2");
        trial.commit("lena");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_historyBelowTheLeast_staysQuiet() {
        // Given
        history(11, "web");

        // When
        shop.at("2026-10-12T10:00:00Z").update("order/3", "total=1.00");
        trial.commit("lena");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_makerTakesARowBack_staysQuiet() {
        // Given
        history(13, "web");

        // When
        shop.at("2026-10-14T10:00:00Z").delete("order/3");
        trial.commit("web");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_somebodyElseDeletes_isToldAsMedium() {
        // Given
        history(13, "web");

        // When
        shop.at("2026-10-14T10:00:00Z").delete("order/3");
        trial.commit("lena");

        // Then
        assertThat(trial.findings()).extracting(Anomaly::severity).containsExactly(Severity.MEDIUM);
    }

    @Test
    void examine_tableMadeMeanwhile_staysQuiet() {
        // Given
        history(13, "web");
        shop.schema(Operation.DDL, "customer");
        trial.commit("deploy");

        // When
        shop.at("2026-10-14T10:00:00Z").insert("customer", "id=1");
        trial.commit("web");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }
}
