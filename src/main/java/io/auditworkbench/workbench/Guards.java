package io.auditworkbench.workbench;

import io.auditworkbench.capture.BinlogPlace;
import io.auditworkbench.capture.LogProgress;
import io.auditworkbench.capture.debezium.SourceProbe;
import io.auditworkbench.model.change.CoverageGap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What watches over a capture beside its stream, and what that found.
///
/// - **Threading**: the pipeline's thread.
final class Guards {

    /// A stream that was not idle for so long is behind.
    private static final long MICROS_OF_HASTE = 2_000_000;

    private final GtidAccount account;
    private final Supplier<Long> nowMicros;
    private final Queue<CoverageGap> noticed;
    private final Queue<ImageFinding> images = new ConcurrentLinkedQueue<>();
    private volatile long lastIdle;
    private @Nullable BinlogPlace firstPlace;

    /// - **Shape**: `noticed` is filled by whoever watches, and emptied here.
    Guards(GtidAccount account, Queue<CoverageGap> noticed, Supplier<Long> nowMicros) {
        this.account = account;
        this.noticed = noticed;
        this.nowMicros = nowMicros;
    }

    /// Nobody watches: for measurements of the stream alone.
    static Guards none() {
        LogProgress nothing = new LogProgress("", new BinlogPlace("", 0));
        return new Guards(new GtidAccount("", () -> nothing), new ConcurrentLinkedQueue<>(), () -> 0L);
    }

    /// Where who compares images puts what that found.
    Queue<ImageFinding> images() {
        return images;
    }

    /// Whether the stream leaves no time for anything else.
    boolean isBusy() {
        return nowMicros.get() - lastIdle > MICROS_OF_HASTE;
    }

    /// The stream had nothing to do.
    void idle() {
        lastIdle = nowMicros.get();
    }

    /// What comparing images has found since the last call.
    Optional<ImageFinding> takeImages() {
        return Optional.ofNullable(images.poll());
    }

    void begin(String position) {
        account.begin(SourceProbe.gtids(position));
        firstPlace = SourceProbe.place(position);
    }

    void read(@Nullable String gtid) {
        account.read(gtid);
    }

    /// What was noticed up to `position`, to be kept with what was read so far.
    List<CoverageGap> take(String position) {
        List<CoverageGap> gaps = new ArrayList<>();
        for (CoverageGap gap = noticed.poll(); gap != null; gap = noticed.poll()) {
            gaps.add(gap);
        }
        if (account.isWaiting()) {
            BinlogPlace reached = SourceProbe.place(position);
            account.holes(reached)
                    .ifPresent(holes -> gaps.add(Gaps.gtidHole(holes, firstPlace, reached, nowMicros.get())));
        }
        return gaps;
    }

    /// Every GTID that was read, when there are new ones since the last call.
    Optional<String> takeGtids() {
        return account.takeUnsaved();
    }
}
