package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.CaptureState;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class CaptureProgressTest {

    private final CaptureProgress progress = new CaptureProgress(Clock.systemUTC());

    private static WriteBatch lastOfSnapshot() {
        WriteBatch batch = new WriteBatch();
        batch.add(new WriteStep.FinishSnapshot());
        return batch;
    }

    @Test
    void streamIsLiveOnlyWhenTheSnapshotBeforeItIsDurable() {
        // Given
        progress.enter(new CaptureState.Snapshotting(0));
        progress.stored(new WriteBatch());

        // When
        progress.streaming();
        CaptureState before = progress.state();
        progress.stored(lastOfSnapshot());

        // Then
        assertThat(before).isInstanceOf(CaptureState.Snapshotting.class);
        assertThat(progress.state()).isInstanceOf(CaptureState.Live.class);
    }

    @Test
    void streamWithoutASnapshotIsLiveAtOnce() {
        progress.streaming();
        assertThat(progress.state()).isInstanceOf(CaptureState.Live.class);
    }

    @Test
    void pauseInASnapshotEndsInTheSnapshot() {
        // Given
        progress.enter(new CaptureState.Snapshotting(0));
        progress.paused(new WorkbenchException(ErrorCode.STORE_FULL, "The disk is full.", "Free some space."));

        // When
        progress.stored(new WriteBatch());

        // Then
        assertThat(progress.state()).isInstanceOf(CaptureState.Snapshotting.class);
    }
}
