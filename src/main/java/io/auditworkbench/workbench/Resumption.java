package io.auditworkbench.workbench;

import io.auditworkbench.capture.BinlogPlace;
import io.auditworkbench.capture.GtidSet;
import io.auditworkbench.capture.debezium.ResumeCheck;
import io.auditworkbench.capture.debezium.ResumeCheck.Landmark;
import io.auditworkbench.capture.debezium.SourceProbe;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.SourceProgress;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredGap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides where capture goes on, and names first what was lost, or not watched, since it stopped.
///
/// - **Threading**: one thread, while nothing else writes the store.
final class Resumption {

    /// A session that lived this long is seen; what is shorter escapes while watching, too.
    private static final Duration BLIND = Duration.ofSeconds(5);

    /// A binlog file's first event stands behind its magic number.
    private static final long BEGIN_OF_FILE = 4;

    private final Store store;
    private final SourceId source;
    private final SourceProbe probe;
    private final TransactionSealer sealer;
    private final Clock clock;

    Resumption(Store store, SourceId source, String sourceName, SourceProbe probe, Clock clock) {
        this.store = store;
        this.source = source;
        this.probe = probe;
        this.clock = clock;
        sealer = new TransactionSealer(sourceName, new Masker(MaskingPolicy.KEEP_EVERYTHING));
    }

    /// Where to go on, or null to begin; `watchedUntil` is when the server was last looked at by this run, null at its
    /// start.
    ///
    /// - **Errors**: why the server cannot give what follows; the gap is recorded then.
    @Nullable
    String position(@Nullable Instant watchedUntil) {
        SourceProbe.LogStatus status = probe.status();
        SourceProgress progress = store.progress(source).orElse(null);
        if (progress == null) {
            remember(status.serverUuid());
            return null;
        }
        GtidSet lost = lostBefore();
        refuseIfLost(progress, lost, status);
        nameWhatWasNotWatched(progress, watchedUntil, status);
        String position = progress.position();
        if (!status.serverUuid().equals(progress.serverUuid())) {
            remember(status.serverUuid());
            position = onAnotherServer(position, status);
        }
        return lost.isEmpty() ? position : passing(lost, position);
    }

    /// The GTIDs say where to go on; the old server's place would be taken for one of the new server's.
    private static String onAnotherServer(String position, SourceProbe.LogStatus status) {
        GtidSet captured = GtidSet.parse(SourceProbe.gtids(position));
        if (captured.isEmpty()) {
            return position;
        }
        boolean hasMore = !GtidSet.parse(status.executedGtids()).minus(captured).isEmpty();
        return SourceProbe.withPlace(
                position, hasMore ? new BinlogPlace(status.files().getFirst(), BEGIN_OF_FILE) : status.end());
    }

    private void remember(String serverUuid) {
        store.writer().newEpoch(source, serverUuid);
        store.writer().commit();
    }

    private GtidSet lostBefore() {
        return GtidSet.parse(store.coverage().gaps().stream()
                .filter(stored -> stored.source().equals(source))
                .map(StoredGap::gap)
                .filter(gap -> gap.cause() == GapCause.GTID_HOLE)
                .map(CoverageGap::gtidRange)
                .collect(Collectors.joining(",")));
    }

    /// The server must not be asked again for what it has never had.
    private static String passing(GtidSet lost, String position) {
        GtidSet all = GtidSet.parse(SourceProbe.gtids(position));
        all.add(lost);
        return SourceProbe.withGtids(position, all.toString());
    }

    /// Stops before anything is read when the log has moved on without us; what is missing gets its name first.
    private void refuseIfLost(SourceProgress progress, GtidSet lost, SourceProbe.LogStatus status) {
        ResumeCheck.Memory memory = new ResumeCheck.Memory(
                progress.position(), progress.serverUuid(), lost.toString(), landmark(progress.last(), status));
        ResumeCheck.Loss loss = ResumeCheck.loss(memory, status, now());
        if (loss != null) {
            write(loss.gap());
            throw loss.reason();
        }
    }

    private Landmark landmark(@Nullable TransactionHeader last, SourceProbe.LogStatus status) {
        if (last == null || !status.files().contains(last.file())) {
            return Landmark.GONE;
        }
        String there = probe.gtidAt(new BinlogPlace(last.file(), last.offset())).orElse("");
        return there.equalsIgnoreCase(Objects.requireNonNull(last.gtid())) ? Landmark.SAME : Landmark.ANOTHER;
    }

    private void nameWhatWasNotWatched(
            SourceProgress progress, @Nullable Instant watchedUntil, SourceProbe.LogStatus status) {
        Instant since = watchedUntil == null ? EventViews.instant(progress.savedMicros()) : watchedUntil;
        boolean isShort = watchedUntil != null
                && Duration.between(watchedUntil, clock.instant()).compareTo(BLIND) < 0;
        BinlogPlace from = SourceProbe.place(progress.position());
        GtidSet missed = GtidSet.parse(status.executedGtids()).minus(GtidSet.parse(progress.gtids()));
        boolean hasMissed = progress.gtids().isEmpty() ? from.compareTo(status.end()) < 0 : !missed.isEmpty();
        if (hasMissed && !isShort) {
            write(Gaps.trailStopped(
                    progress.gtids().isEmpty() ? new GtidSet() : missed,
                    from,
                    status.end(),
                    CaptureProgress.micros(Clock.fixed(since, clock.getZone())),
                    now()));
        }
    }

    private void write(CoverageGap gap) {
        TransactionHeader header = Gaps.header(gap);
        if (!store.writer().isKnown(source, header)) {
            store.writer().gap(source, gap, header, sealer.leafOfGap(gap, header));
            store.writer().commit();
        }
    }

    private long now() {
        return CaptureProgress.micros(clock);
    }
}
