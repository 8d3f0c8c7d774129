package io.auditworkbench.workbench.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.workbench.CaptureView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureMonitorTest {

    @TempDir
    Path folder;

    private CaptureTotals totals = new CaptureTotals(0, 0, 0);

    private CaptureMonitor monitor(CaptureView view) {
        return new CaptureMonitor(() -> view, () -> totals, folder.resolve("shop.awb"));
    }

    private static CaptureView view(String state) {
        return new CaptureView(state, "", 0, Duration.ZERO);
    }

    private List<String> lines(CaptureView view) {
        return monitor(view)
                .metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void whatWasStoredAndHowFarBehindIsTold() throws IOException {
        Files.writeString(folder.resolve("shop.awb"), "12345");
        Files.writeString(folder.resolve("shop.awb-wal"), "678");
        totals = new CaptureTotals(7, 2, 1_795_455_270_250_000L);

        assertThat(lines(new CaptureView("live", "", 41, Duration.ofMillis(1_250))))
                .contains(
                        "audit_workbench_capture_events_total 41",
                        "audit_workbench_capture_commits_total 7",
                        "audit_workbench_capture_gaps_total 2",
                        "audit_workbench_capture_lag_seconds 1.25",
                        "audit_workbench_capture_last_commit_timestamp_seconds 1795455270.25",
                        "audit_workbench_store_bytes 8")
                .anyMatch(line -> line.matches("audit_workbench_store_disk_free_bytes [1-9][0-9]*"));
    }

    @Test
    void exactlyOneStateIsTheOneItIsIn() {
        for (String state : CaptureView.STATES) {
            assertThat(lines(view(state)).stream().filter(line -> line.startsWith("audit_workbench_capture_state")))
                    .hasSameSizeAs(CaptureView.STATES)
                    .filteredOn(line -> line.endsWith(" 1"))
                    .containsExactly("audit_workbench_capture_state{state=\"" + state + "\"} 1");
        }
    }

    @Test
    void whatIsNotKnownIsNotSaidToBeZero() {
        assertThat(lines(view("connecting")))
                .noneMatch(line -> line.contains("store_"))
                .noneMatch(line -> line.contains("last_commit"));
    }

    @ParameterizedTest
    @CsvSource({
        "connecting, true",
        "snapshotting, true",
        "live, true",
        "paused, false",
        "reconnecting, false",
        "failed, false",
        "stopped, false"
    })
    void itIsWellWhileWhatHappensComesIntoTheStore(String state, boolean isWell) {
        CaptureView view = new CaptureView(state, "The disk is full.", 0, Duration.ZERO);

        assertThat(monitor(view).wellness()).isEqualTo(new Wellness(isWell, state, "The disk is full."));
    }
}
