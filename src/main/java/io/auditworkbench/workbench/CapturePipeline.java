package io.auditworkbench.workbench;

import io.auditworkbench.capture.CaptureState;
import io.auditworkbench.capture.ChangeSource;
import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.capture.TransactionEnd;
import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// From a source's signals to batches for the writer: every event is normalised, masked and hashed here, and a source
/// transaction goes on whole.
///
/// - **Threading**: one thread; the writer works beside it (ADR-0017).
final class CapturePipeline {

    private static final Duration POLL = Duration.ofMillis(250);

    private final ChangeSource source;
    private final TransactionSealer sealer;
    private final BatchWriter writer;
    private final ActorFinder actors;
    private final CaptureProgress progress;
    private final Clock clock;
    private final Guards guards;

    private final PreparedBranches branches = new PreparedBranches();
    private final GatheredRows open = new GatheredRows();
    private boolean isStaged;
    private @Nullable Supplier<String> boundary;
    private int snapshotRun;
    private long snapshotPacks;
    private WriteBatch batch = new WriteBatch();
    /// Of the boundaries since the last hand-over only the last one is ever read on from.
    private @Nullable Supplier<String> resumeAt;
    private @Nullable Supplier<String> reached;

    CapturePipeline(
            ChangeSource source,
            TransactionSealer sealer,
            BatchWriter writer,
            ActorFinder actors,
            CaptureProgress progress,
            Clock clock) {
        this(source, sealer, writer, actors, progress, clock, Guards.none());
    }

    CapturePipeline(
            ChangeSource source,
            TransactionSealer sealer,
            BatchWriter writer,
            ActorFinder actors,
            CaptureProgress progress,
            Clock clock,
            Guards guards) {
        this.source = source;
        this.sealer = sealer;
        this.writer = writer;
        this.actors = actors;
        this.progress = progress;
        this.clock = clock;
        this.guards = guards;
    }

    /// Works until the goal is reached.
    ///
    /// - **Errors**: why the source or the writer stopped.
    void run(Goal goal) throws InterruptedException {
        while (!goal.isReached()) {
            SourceSignal signal = source.next(isHandedOver() ? POLL : Duration.ZERO);
            if (signal instanceof SourceSignal.Idle) {
                guards.idle();
                handOver();
                goal.idle();
            } else {
                accept(signal, goal);
            }
            if (reached != null && isHandedOver()) {
                goal.boundary(reached.get());
                reached = null;
            }
        }
        handOver();
    }

    private boolean isHandedOver() {
        return batch.isEmpty() && resumeAt == null;
    }

    private void accept(SourceSignal signal, Goal goal) throws InterruptedException {
        goal.alive();
        switch (signal) {
            case SourceSignal.SnapshotBegan _ -> beginSnapshot();
            case SourceSignal.Rows rows -> rows(rows.changes());
            case SourceSignal.SchemaChanged change ->
                keep(sealer.sealDdl(change.table(), change.ddl(), change.position()));
            case SourceSignal.GapFound found -> open.notice(found.gap());
            case SourceSignal.TransactionEnded ended -> end(ended.end());
            case SourceSignal.Prepared branch -> prepare(branch);
            case SourceSignal.Resolved branch -> resolve(branch);
            case SourceSignal.StreamingBegan began -> streamingBegan(began);
            case SourceSignal.Heartbeat beat -> heartbeat(beat);
            case SourceSignal.Idle _ -> {
                // handled by the caller
            }
        }
    }

    private void rows(List<RawChange> changes) throws InterruptedException {
        List<RawChange> masked = sealer.masked(changes);
        actors.see(masked);
        for (RawChange change : masked) {
            keep(sealer.seal(change));
        }
        if (snapshotRun > 0) {
            endSnapshotPack(changes.getFirst());
        }
    }

    private void keep(HashedEvent event) throws InterruptedException {
        open.add(event);
        if (open.isLarge() && snapshotRun == 0) {
            stage();
        }
    }

    /// A transaction that outgrows one commit waits on disk, unseen, until its end comes (ADR-0016).
    private void stage() throws InterruptedException {
        handOver();
        batch.add(new WriteStep.Stage(open.takeEvents()));
        isStaged = true;
        handOver();
    }

    private void end(TransactionEnd end) throws InterruptedException {
        TransactionHeader header = header(end);
        long sealed = sealer.eventCount();
        append(header, sealer.leaf(header));
        writeGaps(header);
        if (end.kind() == TransactionKind.STREAM) {
            compareCounts(end.rowCount(), sealed, header);
        }
        end.schemaRecords().forEach(this::schemaRecord);
        guards.read(end.gtid());
        finishAt(end.position());
    }

    private void append(TransactionHeader header, byte[] leaf) {
        if (isStaged) {
            if (!open.isEmpty()) {
                batch.add(new WriteStep.Stage(open.takeEvents()));
            }
            batch.add(new WriteStep.CompleteStaged(header, leaf));
        } else if (!open.isEmpty()) {
            batch.add(new WriteStep.Append(new SealedTransaction(header, open.takeEvents(), leaf)));
        }
        isStaged = false;
    }

    private void compareCounts(long read, long sealed, TransactionHeader header) {
        if (read != sealed) {
            gap(Gaps.countMismatch(header, read, sealed, nowMicros()), header);
        }
    }

    private void writeGaps(TransactionHeader header) {
        open.takeGaps().forEach(found -> gap(found, header));
    }

    private void gap(CoverageGap gap, TransactionHeader around) {
        TransactionHeader header = Gaps.header(gap, around);
        batch.add(new WriteStep.Gap(gap, header, sealer.leafOfGap(gap, header)));
    }

    private void finishAt(Supplier<String> position) throws InterruptedException {
        // while an XA branch is open, reading must go on before it after a restart; what follows is recognised as known
        if (branches.kept() == 0) {
            resumeAt = position;
        }
        boundary = position;
        reached = position;
        if (batch.isLarge()) {
            handOver();
        }
    }

    private void prepare(SourceSignal.Prepared branch) throws InterruptedException {
        sealer.abandon();
        guards.read(branch.end().gtid());
        Optional<List<HashedEvent>> events = isStaged ? Optional.empty() : Optional.of(open.takeEvents());
        if (isStaged) {
            dropStaged();
        }
        branches.put(branch.branch(), new PreparedBranches.Branch(branch.end().rowCount(), events, open.takeGaps()));
    }

    /// Other transactions come before this one's fate is known, and only one can be staged.
    private void dropStaged() throws InterruptedException {
        open.takeEvents();
        handOver();
        batch.add(new WriteStep.DropStaged());
        handOver();
        isStaged = false;
    }

    private void resolve(SourceSignal.Resolved resolved) throws InterruptedException {
        Optional<PreparedBranches.Branch> branch = branches.take(resolved.branch());
        TransactionHeader header = header(resolved.end());
        if (resolved.fate() == SourceSignal.Fate.COMMITTED) {
            branch.ifPresentOrElse(
                    known -> commit(known, header), () -> gap(Gaps.unknownBranch(header, nowMicros()), header));
        }
        guards.read(resolved.end().gtid());
        finishAt(resolved.end().position());
    }

    private void commit(PreparedBranches.Branch branch, TransactionHeader header) {
        branch.events()
                .ifPresentOrElse(
                        events -> commit(branch.rows(), events, header),
                        () -> gap(Gaps.largeBranch(header, branch.rows(), nowMicros()), header));
        branch.gaps().forEach(found -> gap(Gaps.committedBy(header, found), header));
    }

    private void commit(long rows, List<HashedEvent> events, TransactionHeader header) {
        if (!events.isEmpty()) {
            batch.add(new WriteStep.Append(new SealedTransaction(header, events, sealer.leaf(header, events))));
        }
        compareCounts(rows, events.size(), header);
    }

    private void beginSnapshot() throws InterruptedException {
        handOver();
        progress.enter(new CaptureState.Snapshotting(0));
        CompletableFuture<Integer> run = new CompletableFuture<>();
        batch.add(new WriteStep.BeginSnapshot(run));
        handOver();
        snapshotRun = await(run);
        snapshotPacks = 0;
    }

    private int await(CompletableFuture<Integer> run) throws InterruptedException {
        while (true) {
            try {
                return run.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                writer.throwFailure();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /// Rows of a snapshot belong to no source transaction: each pack is an entry of the log.
    private void endSnapshotPack(RawChange first) throws InterruptedException {
        long now = nowMicros();
        TransactionHeader header = new TransactionHeader(
                TransactionKind.SNAPSHOT,
                "snapshot:" + snapshotRun + ":" + snapshotPacks++,
                null,
                first.position().file(),
                first.position().offset(),
                now,
                now,
                null,
                0,
                snapshotRun,
                Attribution.UNKNOWN);
        append(header, sealer.leaf(header));
        if (batch.isLarge()) {
            handOver();
        }
    }

    private void streamingBegan(SourceSignal.StreamingBegan began) throws InterruptedException {
        began.schemaRecords().forEach(this::schemaRecord);
        if (snapshotRun > 0) {
            batch.add(new WriteStep.FinishSnapshot());
            snapshotRun = 0;
        }
        progress.streaming();
        guards.begin(began.position());
        finishAt(began::position);
        handOver();
    }

    private void heartbeat(SourceSignal.Heartbeat beat) throws InterruptedException {
        finishAt(beat::position);
        handOver();
    }

    private void schemaRecord(String record) {
        String kept = sealer.maskedRecord(record);
        batch.add(new WriteStep.SchemaRecord(kept, sealer.digestOfSchemaRecord(kept)));
    }

    private TransactionHeader header(TransactionEnd end) {
        return new TransactionHeader(
                end.kind(),
                end.identity(),
                end.gtid(),
                end.file(),
                end.offset(),
                end.commitMicros(),
                nowMicros(),
                end.connectionId(),
                end.serverId(),
                0,
                actors.take(end.connectionId()));
    }

    /// What the guards noticed is kept between transactions only, where it belongs; the GTIDs that were read go with
    /// the transactions they name.
    private void askGuards() {
        if (boundary != null && !isStaged && open.isEmpty()) {
            guards.take(boundary.get()).forEach(found -> gap(found, Gaps.around(found)));
            for (var images = guards.takeImages(); images.isPresent(); images = guards.takeImages()) {
                keep(images.get());
            }
        }
        guards.takeGtids().ifPresent(gtids -> batch.add(new WriteStep.Gtids(gtids)));
    }

    private void keep(ImageFinding images) {
        images.gaps().forEach(found -> gap(found, Gaps.around(found)));
        batch.add(new WriteStep.ImagesChecked(images.throughSeq()));
    }

    private void handOver() throws InterruptedException {
        askGuards();
        if (resumeAt != null) {
            batch.add(new WriteStep.Position(resumeAt.get()));
            resumeAt = null;
        }
        if (!batch.isEmpty()) {
            WriteBatch full = batch;
            batch = new WriteBatch();
            writer.submit(full);
        } else {
            writer.throwFailure();
        }
    }

    private long nowMicros() {
        return CaptureProgress.micros(clock);
    }

    /// How many XA branches are prepared, kept and not resolved.
    int openBranches() {
        return branches.kept();
    }

    /// What decides how long the pipeline works.
    interface Goal {

        /// True when work can end, at a transaction boundary.
        boolean isReached();

        /// Everything up to `position` was handed to the writer; told once a batch, for the last boundary in it.
        void boundary(String position);

        /// A signal came.
        void alive();

        /// Nothing came for a while.
        void idle();
    }
}
