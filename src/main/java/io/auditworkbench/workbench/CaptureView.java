package io.auditworkbench.workbench;

import io.auditworkbench.capture.CaptureState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What capture is doing, in words for a person.
///
/// - **Shape**: `state` is one lower-case word; `detail` is a sentence or empty; `lag` is zero when nothing waits.
public record CaptureView(String state, String detail, long eventsStored, Duration lag) {

    /// Every state there is.
    public static final List<String> STATES =
            List.of("connecting", "snapshotting", "live", "paused", "reconnecting", "failed", "stopped");

    static CaptureView of(CaptureState state, long eventsStored) {
        return switch (state) {
            case CaptureState.Connecting _ -> plain("connecting", eventsStored);
            case CaptureState.Snapshotting snapshot ->
                new CaptureView(
                        "snapshotting",
                        String.format(Locale.ROOT, "%,d rows read", snapshot.rowsStored()),
                        eventsStored,
                        Duration.ZERO);
            case CaptureState.Live live -> new CaptureView("live", "", eventsStored, live.lag());
            case CaptureState.Paused paused ->
                new CaptureView("paused", paused.reason().happened(), eventsStored, Duration.ZERO);
            case CaptureState.Reconnecting again ->
                new CaptureView(
                        "reconnecting",
                        again.reason().happened() + " Attempt " + again.attempt() + ".",
                        eventsStored,
                        Duration.ZERO);
            case CaptureState.Failed failed ->
                new CaptureView("failed", failed.reason().happened(), eventsStored, Duration.ZERO);
            case CaptureState.Stopped _ -> plain("stopped", eventsStored);
        };
    }

    private static CaptureView plain(String word, long eventsStored) {
        return new CaptureView(word, "", eventsStored, Duration.ZERO);
    }
}
