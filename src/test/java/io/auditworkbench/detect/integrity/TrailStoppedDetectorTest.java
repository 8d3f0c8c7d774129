package io.auditworkbench.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.testing.DetectorTrial;
import io.auditworkbench.testing.Slices;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TrailStoppedDetectorTest {

    private static final long STOPPED_MICROS = 1_700_000_000_000_000L;

    private final Slices shop = new Slices();
    private final DetectorTrial trial = new DetectorTrial(TrailStoppedDetector::new, shop);

    private static CoverageGap gap(GapCause cause, @Nullable Long fromMicros, @Nullable Long untilMicros) {
        return new CoverageGap(
                cause,
                GapEffect.UNWATCHED,
                List.of(),
                "",
                "binlog.000007:4",
                "binlog.000009:4",
                fromMicros,
                untilMicros,
                null,
                null,
                "position check",
                0,
                "3 transactions meanwhile",
                "");
    }

    private static CoverageGap pause(long seconds) {
        return gap(GapCause.TRAIL_STOPPED, STOPPED_MICROS, STOPPED_MICROS + TimeUnit.SECONDS.toMicros(seconds));
    }

    @Test
    void examine_longPause_saysHowLongNobodyWatched() {
        // When
        trial.see(shop.gap(pause(3 * 3_600)));

        // Then
        assertThat(trial.sentences())
                .containsExactly(
                        "Capture stood still for 180 minutes. The changes of that time were read from the binlog"
                                + " afterwards; who was behind connections that had ended by then, and how sessions were set, was"
                                + " not seen.");
    }

    @Test
    void examine_pauses_beginToCountAtTheParameter() {
        // When
        trial.see(shop.gap(pause(599)));
        trial.see(shop.gap(pause(600)));

        // Then
        assertThat(trial.sentences()).singleElement().asString().startsWith("Capture stood still for 10 minutes.");
        assertThat(trial.looked()).isEqualTo(2);
    }

    @Test
    void examine_lostBinlog_saysThatItCannotBeMadeGood() {
        // When
        trial.see(shop.gap(gap(GapCause.BINLOG_LOST, null, null)));

        // Then
        assertThat(trial.sentences())
                .containsExactly(
                        "The server no longer had the binlog that was to be read next: what was changed there is"
                                + " not in the log and cannot be captured any more.");
    }

    @Test
    void examine_whatCaptureMayNotSee_isNoPause() {
        // When
        trial.see(shop.gap(gap(GapCause.TRAIL_STOPPED, null, null)));

        // Then
        assertThat(trial.sentences()).isEmpty();
        assertThat(trial.looked()).isEqualTo(1);
    }
}
