package io.auditworkbench.workbench;

import io.auditworkbench.capture.CaptureState;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What capture has done so far, for whoever shows it.
///
/// - **Threading**: any.
public final class CaptureProgress implements BatchWriter.Listener {

    private final Clock clock;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private volatile long lastCommitMicros;
    private volatile CaptureState state = new CaptureState.Connecting();
    private volatile boolean isInSnapshot;

    public CaptureProgress(Clock clock) {
        this.clock = clock;
    }

    /// How many events were made durable since the start.
    public long eventsStored() {
        return events.get();
    }

    /// How many times the store was committed since the start.
    public long commits() {
        return commits.get();
    }

    /// How many coverage gaps were recorded since the start.
    public long gaps() {
        return gaps.get();
    }

    /// When the store was committed last, in microseconds since the epoch; 0 before the first time.
    public long lastCommitMicros() {
        return lastCommitMicros;
    }

    CaptureState state() {
        return state;
    }

    void enter(CaptureState next) {
        state = next;
        isInSnapshot = next instanceof CaptureState.Snapshotting;
    }

    /// The source streams; that is told only when the snapshot before it is durable.
    void streaming() {
        if (!isInSnapshot) {
            enter(new CaptureState.Live(Duration.ZERO));
        }
    }

    @Override
    public void stored(WriteBatch batch) {
        long total = events.addAndGet(batch.eventCount());
        commits.incrementAndGet();
        gaps.addAndGet(batch.gapCount());
        lastCommitMicros = micros(clock);
        if (batch.endsSnapshot()) {
            isInSnapshot = false;
        }
        state = switch (state) {
            case CaptureState.Connecting _, CaptureState.Snapshotting _, CaptureState.Live _, CaptureState.Paused _ ->
                isInSnapshot
                        ? new CaptureState.Snapshotting(total)
                        : new CaptureState.Live(lag(batch.newestCommitMicros()));
            case CaptureState.Reconnecting _, CaptureState.Failed _, CaptureState.Stopped _ -> state;
        };
    }

    @Override
    public void paused(WorkbenchException reason) {
        state = new CaptureState.Paused(reason);
    }

    private Duration lag(long commitMicros) {
        if (commitMicros == 0) {
            return Duration.ZERO;
        }
        return Duration.of(Math.max(0, micros(clock) - commitMicros), ChronoUnit.MICROS);
    }

    /// Now, in microseconds since the epoch.
    static long micros(Clock clock) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
