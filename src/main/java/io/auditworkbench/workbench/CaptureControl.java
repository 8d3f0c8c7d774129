package io.auditworkbench.workbench;

import io.auditworkbench.capture.BinlogPlace;
import io.auditworkbench.capture.CaptureState;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.LogProgress;
import io.auditworkbench.capture.Secret;
import io.auditworkbench.capture.StartMode;
import io.auditworkbench.capture.TableGlob;
import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.capture.debezium.DebeziumChangeSource;
import io.auditworkbench.capture.debezium.SourceProbe;
import io.auditworkbench.capture.debezium.SourceSettings;
import io.auditworkbench.capture.debezium.SourceWatch;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.SourceProgress;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.audit.ActRecorder;
import io.auditworkbench.workbench.daily.DailyJob;
import io.auditworkbench.workbench.daily.DayDesk;
import io.auditworkbench.workbench.mask.PolicyFile;
import io.auditworkbench.workbench.mask.PolicyInForce;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Captures one server into one store until it is told to stop, through lost connections and full disks.
///
/// - **Threading**: [#run()] on one thread; [#stop()] and [#view()] by any.
public final class CaptureControl {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration WRITER_PATIENCE = Duration.ofSeconds(60);

    private final CaptureRequest request;
    private final KnowledgeSource knowledge;
    private final ActRecorder acts;
    private final StoreOpener stores;
    private final Clock clock;
    private final ExecutorService executor;
    private final CaptureProgress progress;
    private final ConnectionSettings asked;
    private final ServerEntry entry;
    private volatile boolean isStopped;
    private volatile @Nullable CaptureGoal goal;

    /// What stays the same through all attempts of one run.
    private record Session(
            Store store,
            SourceId source,
            SourceSettings settings,
            SourceProbe probe,
            @Nullable BinlogPlace end,
            SourceWatch watch,
            Queue<CoverageGap> noticed,
            DailyJob daily,
            Masker masker) {}

    /// Captures without concluding anything.
    ///
    /// - **Errors**: `BAD_USAGE` for an address or a table glob that cannot be read.
    public CaptureControl(
            CaptureRequest request, StoreOpener stores, ExecutorService executor, ConnectionCheck connectionCheck) {
        this(request, stores, executor, connectionCheck, KnowledgeSource.NONE, ActRecorder.OF_NOTHING);
    }

    /// - **Errors**: `BAD_USAGE` for an address or a table glob that cannot be read.
    public CaptureControl(
            CaptureRequest request,
            StoreOpener stores,
            ExecutorService executor,
            ConnectionCheck connectionCheck,
            KnowledgeSource knowledge,
            ActRecorder acts) {
        this.acts = acts;
        this.knowledge = knowledge;
        this.request = request;
        this.stores = stores;
        this.clock = stores.clock();
        this.executor = executor;
        progress = new CaptureProgress(stores.clock());
        entry = new ServerEntry(connectionCheck);
        asked = settings(request);
    }

    /// Refuses a request that no capture could begin with, without asking any server.
    ///
    /// - **Errors**: `BAD_USAGE` for an address or a table glob that cannot be read.
    public static void requireReadable(CaptureRequest request) {
        settings(request);
    }

    private static ConnectionSettings settings(CaptureRequest request) {
        ConnectionSettings settings =
                ConnectionSettings.parse(request.url()).withPassword(Secret.of(request.password()));
        List<TableGlob> tables = TableGlob.parseList(request.tables());
        return tables.isEmpty() ? settings : settings.withTables(tables);
    }

    /// What capture is doing now.
    public CaptureView view() {
        return CaptureView.of(progress.state(), progress.eventsStored());
    }

    /// The file it captures into; there may be none yet.
    public Path store() {
        return request.store();
    }

    /// How far capture has come, for measurements.
    public CaptureProgress progress() {
        return progress;
    }

    /// Asks capture to stop at the next transaction boundary.
    public void stop() {
        isStopped = true;
        CaptureGoal current = goal;
        if (current != null) {
            current.stop();
        }
    }

    /// Captures; returns when it was told to stop or has reached its extent.
    ///
    /// - **Errors**: why it cannot go on; the store is whole, and holds a coverage gap where something was lost. A
    ///   server that cannot be captured is refused before the store is touched.
    public void run() {
        try {
            if (request.masking() != null) {
                // before a server is asked anything, and before there is a store
                PolicyFile.load(request.masking());
            }
            ServerEntry.Admitted admitted = entry.admit(asked, request.serverId(), start());
            SourceProbe probe = new SourceProbe(admitted.settings());
            LogProgress present = probe.progress();
            BinlogPlace end = request.extent() == CaptureRequest.Extent.TO_PRESENT_END ? present.end() : null;
            Queue<CoverageGap> noticed = new ConcurrentLinkedQueue<>();
            SourceSettings settings = new SourceSettings(admitted.settings(), admitted.serverId(), startMode());
            try (Store store = stores.open(request.store());
                    SourceWatch watch = new SourceWatch(probe, present, clock, noticed::add)) {
                Masker masker = PolicyInForce.enter(store, request.masking(), clock);
                record("begun", Outcome.GIVEN);
                executor.execute(watch);
                try (DailyJob daily = daily(store)) {
                    keepCapturing(new Session(
                            store, store.source(name()), settings, probe, end, watch, noticed, daily, masker));
                    if (end != null) {
                        indexTheRest(store);
                        daily.catchUp(() -> isStopped);
                    }
                } catch (WorkbenchException failure) {
                    recordFailure(failure);
                    throw failure;
                }
                record("ended", Outcome.GIVEN);
            }
            progress.enter(new CaptureState.Stopped());
        } catch (WorkbenchException failure) {
            progress.enter(new CaptureState.Failed(failure));
            throw failure;
        }
    }

    private void record(String word, Outcome outcome) {
        acts.happened(
                request.store(),
                new Happened(
                        Kind.CAPTURE,
                        word,
                        "from " + asked.address() + (request.tables().isEmpty() ? "" : ", tables " + request.tables()),
                        outcome,
                        progress.eventsStored()));
    }

    private void recordFailure(WorkbenchException failure) {
        try {
            record("ended by " + failure.code(), Outcome.FAILED);
        } catch (WorkbenchException unrecorded) {
            failure.addSuppressed(unrecorded);
        }
    }

    private DailyJob daily(Store store) {
        DayDesk desk = StoreReading.of(store, new Masker(MaskingPolicy.KEEP_EVERYTHING), clock)
                .days();
        return new DailyJob(store, desk, request.daily(), clock, executor);
    }

    private ServerEntry.Start start() {
        File file = request.store().toFile();
        if (!file.isFile() || file.length() == 0) {
            return ServerEntry.Start.FIRST;
        }
        try (Store store = Store.openForReading(request.store())) {
            return store.hasCaptured(name()) ? ServerEntry.Start.AGAIN : ServerEntry.Start.FIRST;
        }
    }

    /// Nobody may capture into this store for a long time: what is left is indexed now.
    private void indexTheRest(Store store) {
        SideIndexing indexing = new SideIndexing(store.writer(), ConcludingBehind.of(store, knowledge));
        boolean isMore = true;
        while (isMore && !isStopped) {
            isMore = indexing.step();
        }
    }

    private void keepCapturing(Session session) {
        Duration pause = FIRST_PAUSE;
        int attempt = 0;
        boolean goesOn = true;
        while (goesOn) {
            long before = progress.commits();
            try {
                attempt(session);
                return;
            } catch (WorkbenchException failure) {
                if (!canRecover(failure)) {
                    throw failure;
                }
                boolean hasProgressed = progress.commits() > before;
                attempt = hasProgressed ? 1 : attempt + 1;
                pause = hasProgressed ? FIRST_PAUSE : longer(pause);
                goesOn = waitFor(pause, failure, attempt);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static boolean canRecover(WorkbenchException failure) {
        return failure.code() == ErrorCode.SOURCE_UNREACHABLE;
    }

    private boolean waitFor(Duration pause, WorkbenchException failure, int attempt) {
        Instant next = clock.instant().plus(pause);
        progress.enter(new CaptureState.Reconnecting(failure, attempt, next));
        if (attempt == 1) {
            record("interrupted by " + failure.code(), Outcome.FAILED);
        }
        // a clock that is set back meanwhile does not make it wait longer
        long began = System.nanoTime();
        while (!isStopped && System.nanoTime() - began < pause.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return !isStopped;
    }

    private String name() {
        return request.name() != null ? request.name() : asked.address();
    }

    private void attempt(Session session) {
        Store store = session.store();
        SourceId source = session.source();
        String position = new Resumption(store, source, name(), session.probe(), clock)
                .position(session.watch().lastLook());
        Guards guards = new Guards(account(session), session.noticed(), () -> CaptureProgress.micros(clock));
        CaptureGoal current = new CaptureGoal(System::nanoTime, session.end());
        goal = current;
        if (isStopped) {
            current.stop();
        }
        TransactionSealer sealer = new TransactionSealer(name(), session.masker());
        BatchWriter writer = new BatchWriter(
                source, store.writer(), progress, ConcludingBehind.of(store, knowledge), session.daily());
        Future<?> writing = executor.submit(writer);
        try (ImageContinuity images = new ImageContinuity(store, source, guards, clock, executor);
                DebeziumChangeSource changes = new DebeziumChangeSource(
                        session.settings(), position, store.schemaRecords(source), clock, executor)) {
            ActorFinder actors = new ActorFinder(session.watch().sessions());
            CapturePipeline pipeline = new CapturePipeline(changes, sealer, writer, actors, progress, clock, guards);
            pipeline.run(current);
            noteOpenBranches(pipeline, current, sealer, writer);
            writer.finish();
            await(writing);
            writer.throwFailure();
            if (session.end() != null && !isStopped) {
                images.finish(name());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            writer.abandon();
            await(writing);
            store.writer().dropStaged();
        }
    }

    private void noteOpenBranches(
            CapturePipeline pipeline, CaptureGoal current, TransactionSealer sealer, BatchWriter writer)
            throws InterruptedException {
        String position = current.position();
        if (pipeline.openBranches() == 0 || position == null) {
            return;
        }
        CoverageGap gap = Gaps.openBranches(
                SourceProbe.place(position).toString(), pipeline.openBranches(), CaptureProgress.micros(clock));
        WriteBatch last = new WriteBatch();
        last.add(new WriteStep.Gap(gap, Gaps.header(gap), sealer.leafOfGap(gap, Gaps.header(gap))));
        writer.submit(last);
    }

    private StartMode startMode() {
        return request.beginning() == CaptureRequest.Beginning.NOW
                ? StartMode.STREAM_FROM_NOW
                : StartMode.SNAPSHOT_THEN_STREAM;
    }

    private static GtidAccount account(Session session) {
        String known = session.store()
                .progress(session.source())
                .map(SourceProgress::gtids)
                .orElse("");
        return new GtidAccount(known, session.watch()::progress);
    }

    private static void await(Future<?> writing) {
        try {
            writing.get(WRITER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException failed) {
            throw new WorkbenchException(
                    ErrorCode.STORE_FAILED,
                    "The store's writer did not end in time.",
                    "Nothing half-written is kept; start capture again.",
                    failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
