package io.auditworkbench.capture;

import io.auditworkbench.model.error.WorkbenchException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// What capture is doing now.
public sealed interface CaptureState {

    /// Reaching and checking the server.
    record Connecting() implements CaptureState {}

    /// Reading the rows as they stand; `rowsStored` so far.
    record Snapshotting(long rowsStored) implements CaptureState {}

    /// Following the binlog; `lag` is how long ago the newest stored transaction committed, zero when nothing is
    /// waiting.
    record Live(Duration lag) implements CaptureState {
        public Live {
            Objects.requireNonNull(lag, "lag");
        }
    }

    /// Waiting because the store cannot take more now; goes on by itself.
    record Paused(WorkbenchException reason) implements CaptureState {}

    /// The connection is gone; the next attempt comes at `nextAttempt`.
    record Reconnecting(WorkbenchException reason, int attempt, Instant nextAttempt) implements CaptureState {}

    /// Stopped for a reason that waiting does not mend; the reason says what to do.
    record Failed(WorkbenchException reason) implements CaptureState {}

    /// Stopped at a transaction boundary because it was asked to.
    record Stopped() implements CaptureState {}
}
