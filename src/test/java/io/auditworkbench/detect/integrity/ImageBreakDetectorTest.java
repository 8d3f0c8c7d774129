package io.auditworkbench.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ImageBreakDetectorTest {

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(ImageBreakDetector::new, shop);

    private static CoverageGap gap(GapCause cause) {
        return new CoverageGap(
                cause,
                GapEffect.MISSING,
                List.of(new TableName("shop", "customers")),
                "",
                "",
                "",
                null,
                null,
                null,
                null,
                "images",
                0,
                "",
                "");
    }

    @Test
    void examine_uncapturedChange_namesTable() {
        // When
        trial.see(shop.gap(gap(GapCause.UNCAPTURED_CHANGE)));

        // Then
        assertThat(trial.sentences())
                .containsExactly("A row of shop.customers differs from its last captured state: it was changed and the"
                        + " log does not hold the change.");
    }

    @Test
    void examine_otherGap_staysQuietAndIsCounted() {
        // When
        trial.see(shop.gap(gap(GapCause.TRAIL_STOPPED)));

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }
}
