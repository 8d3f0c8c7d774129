package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.CaptureState;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureViewTest {

    private final WorkbenchException reason =
            new WorkbenchException(ErrorCode.SOURCE_UNREACHABLE, "It is away.", "Wait.");

    @Test
    void everyStateHasOneOfTheWordsThatAreTold() {
        List<CaptureState> each = List.of(
                new CaptureState.Connecting(),
                new CaptureState.Snapshotting(1),
                new CaptureState.Live(Duration.ZERO),
                new CaptureState.Paused(reason),
                new CaptureState.Reconnecting(reason, 1, Instant.EPOCH),
                new CaptureState.Failed(reason),
                new CaptureState.Stopped());

        assertThat(each).hasSameSizeAs(CaptureState.class.getPermittedSubclasses());
        assertThat(each.stream().map(state -> CaptureView.of(state, 0).state()))
                .containsExactlyElementsOf(CaptureView.STATES);
    }
}
