package io.auditworkbench.detect.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MassDeleteDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(MassDeleteDetector::new, shop);

    private int rows;

    private void customers(int count) {
        for (int i = 0; i < count; i++) {
            shop.snapshot("customer", "id=" + ++rows);
        }
        trial.commit("?");
    }

    private void delete(int from, int count, String who) {
        for (int i = from; i < from + count; i++) {
            shop.delete("customer/" + i);
        }
        trial.commit(who);
    }

    @Test
    void examine_manyRowsAtOnce_namesActorCountAndShare() {
        // Given
        customers(1000);

        // When
        delete(1, 100, "ivan");

        // Then
        List<Anomaly> findings = trial.findings();
        assertThat(findings)
                .extracting(Anomaly::sentence)
                .containsExactly("ivan deleted 100 rows of shop.customer, 10 % of it.");
        assertThat(findings.getFirst().evidenceCount()).isEqualTo(100);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void examine_fewRows_staysQuietUntilTheLimit() {
        // Given
        customers(1000);

        // When
        delete(1, 24, "ivan");

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(24);
        delete(100, 1, "ivan");
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_oneByOneWithinMinutes_countsTogetherAndIsToldOnce() {
        // Given
        customers(1000);

        // When
        for (int i = 1; i <= 40; i++) {
            delete(i, 1, "ivan");
            shop.later(Duration.ofSeconds(5));
        }

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_halfOfASmallTable_raises() {
        // Given
        customers(20);

        // When
        delete(1, 10, "ivan");

        // Then
        assertThat(trial.findings()).extracting(Anomaly::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void examine_writtenAgainByTheSameTransaction_staysQuiet() {
        // Given
        customers(100);

        // When
        for (int i = 1; i <= 100; i++) {
            shop.delete("customer/" + i);
        }
        for (int i = 1; i <= 100; i++) {
            shop.insert("customer", "id=" + i);
        }
        trial.commit("import");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_nightlyJob_staysQuietOnceItIsAHabit() {
        // Given
        customers(2000);
        for (int day = 0; day < 3; day++) {
            delete(1 + day * 50, 50, "cleaner");
            shop.later(Duration.ofDays(1));
        }
        assertThat(trial.sentences()).hasSize(3);

        // When
        delete(1000, 50, "cleaner");

        // Then
        assertThat(trial.sentences()).isEmpty();
    }

    @Test
    void examine_incidentsNowAndThen_areNoHabit() {
        // Given
        customers(2000);
        for (int days : new int[] {9, 20, 13}) {
            delete(days * 60, 50, "ivan");
            shop.later(Duration.ofDays(days));
        }
        trial.findings();

        // When
        delete(1, 50, "ivan");

        // Then
        assertThat(trial.sentences()).hasSize(1);
    }

    @Test
    void examine_largeTransactionInPieces_sumsThemUp() {
        // Given
        customers(1000);
        shop.inPieces(3);

        // When
        delete(1, 60, "ivan");

        // Then
        assertThat(trial.sentences()).singleElement().asString().startsWith("ivan deleted 60 rows of shop.customer");
    }

    @Test
    void examine_truncated_namesHowManyRowsThereWere() {
        // Given
        customers(50);

        // When
        shop.schema(Operation.TRUNCATE, "customer");
        trial.commit("ivan");

        // Then
        assertThat(trial.sentences()).containsExactly("ivan truncated shop.customer, which had 50 rows.");
    }
}
