package io.auditworkbench.workbench;

import io.auditworkbench.capture.BinlogPlace;
import io.auditworkbench.capture.debezium.SourceProbe;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Ends capture when it was asked to stop, when it has reached its end, or when the server has fallen silent.
///
/// - **Threading**: the pipeline's thread; [#stop()] by any.
final class CaptureGoal implements CapturePipeline.Goal {

    /// The server sends a heartbeat every second when it has nothing else to say.
    private static final Duration SILENCE = Duration.ofSeconds(6);

    private final LongSupplier nanos;
    private final @Nullable BinlogPlace end;
    private long lastSignal;
    private @Nullable String position;
    private boolean hasReachedEnd;
    private volatile boolean isStopped;

    /// - **Units**: `nanos` counts nanoseconds from any beginning and is never set back, which a clock on the wall is.
    CaptureGoal(LongSupplier nanos, @Nullable BinlogPlace end) {
        this.nanos = nanos;
        this.end = end;
        lastSignal = nanos.getAsLong();
    }

    void stop() {
        isStopped = true;
    }

    /// The last boundary that was handed to the writer; null before the first.
    @Nullable
    String position() {
        return position;
    }

    @Override
    public boolean isReached() {
        return isStopped || hasReachedEnd;
    }

    @Override
    public void boundary(String newPosition) {
        position = newPosition;
        hasReachedEnd = end != null && SourceProbe.place(newPosition).compareTo(end) >= 0;
    }

    @Override
    public void alive() {
        lastSignal = nanos.getAsLong();
    }

    @Override
    public void idle() {
        boolean isStreaming = position != null;
        if (isStreaming && nanos.getAsLong() - lastSignal > SILENCE.toNanos()) {
            throw new WorkbenchException(
                    ErrorCode.SOURCE_UNREACHABLE,
                    "The server has sent neither a change nor a heartbeat for " + SILENCE.toSeconds() + " seconds.",
                    "Capture tries again by itself and goes on where it stopped.");
        }
    }
}
