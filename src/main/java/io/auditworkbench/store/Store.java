package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CAPTURE_OFFSET;
import static io.auditworkbench.store.generated.Tables.IMAGE_CHECK;
import static io.auditworkbench.store.generated.Tables.SCHEMA_HISTORY;
import static io.auditworkbench.store.generated.Tables.SOURCE;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// One store file: written by one process at a time, read by any number, also while it is written.
///
/// - **Errors**: opening refuses, with a text that says what to do: `STORE_BUSY` (a second writer), `STORE_NEWER`,
///   `STORE_NOT_A_STORE`, `STORE_CORRUPT`, `STORE_READ_ONLY`, `STORE_ON_NETWORK_DRIVE`, `STORE_FULL`, `NOT_FOUND`,
///   `STORE_FAILED`. A refused file is untouched.
/// - **Threading**: everything but [#writer()] and [#source(String)] may be used by any thread; those two belong to
///   one.
public final class Store implements AutoCloseable {

    /// The version of the stores that this program writes.
    public static final int NEWEST_VERSION = Migrations.NEWEST;

    private final Path file;
    private final ReadConnections reading;
    private final DSLContext sql;
    private final ReadNames names;
    private final @Nullable Writing writing;

    /// What only an open-for-writing store has.
    private record Writing(WriterLock lock, Connection connection, StoreWriter writer) {}

    private Store(Path file, @Nullable Writing writing) {
        this.file = file;
        this.writing = writing;
        reading = new ReadConnections(file);
        sql = DSL.using(reading, SQLDialect.SQLITE);
        names = new ReadNames(sql);
    }

    /// Opens a store to write, or begins a new one (readable by its owner only, with its folders); what an interrupted
    /// writer left staged is removed. Nothing is signed: for stores that are made to be thrown away, or to be copied.
    public static Store openForWriting(Path file, Clock clock) {
        return openForWriting(file, clock, null, StoreFile.onThisMachine());
    }

    /// The same, signed: at the first commit, every ten seconds while there are commits, and when it is closed.
    static Store openSigned(Path file, Clock clock, LogKeeper keeper) {
        return openForWriting(file, clock, keeper, StoreFile.onThisMachine());
    }

    static Store openForWriting(Path file, Clock clock, @Nullable LogKeeper keeper, StoreFile rules) {
        Path real = rules.forWriting(file);
        // One at a time: two threads must not both find that this process writes nothing yet.
        synchronized (Store.class) {
            Optional<WriterMark> writer = look(real);
            WriterLock.refuseOwn(real, writer);
            WriterLock lock = WriterLock.take(real, writer);
            try {
                return new Store(real, beginWriting(real, lock, clock, keeper));
            } catch (RuntimeException failure) {
                lock.close();
                throw failure;
            }
        }
    }

    /// Keeps everybody else from writing a store that is there, without opening it; to be closed.
    ///
    /// - **Errors**: those of opening it to write.
    static WriterLock lockForUpkeep(Path file) {
        Path real = StoreFile.onThisMachine().forWriting(file);
        synchronized (Store.class) {
            Optional<WriterMark> writer = look(real);
            WriterLock.refuseOwn(real, writer);
            return WriterLock.take(real, writer);
        }
    }

    /// Looks at the file through a connection that cannot write, because opening it to write would already change it;
    /// refuses what is no store of ours, and tells who writes it.
    private static Optional<WriterMark> look(Path real) {
        if (real.toFile().length() == 0) {
            return Optional.empty();
        }
        return SqlWork.on(real, () -> {
            try (Connection connection = Connections.reading(real)) {
                Migrations.check(real, connection);
                return WriterMark.in(DSL.using(connection, SQLDialect.SQLITE));
            }
        });
    }

    private static Writing beginWriting(Path real, WriterLock lock, Clock clock, @Nullable LogKeeper keeper) {
        try {
            PrivateFile.create(real);
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(real, failure);
        }
        return SqlWork.on(real, () -> {
            Connection connection = Connections.writing(real);
            try {
                Migrations.run(real, connection);
                WriterMark.ofThisProcess().set(DSL.using(connection, SQLDialect.SQLITE));
                return new Writing(lock, connection, new StoreWriter(real, connection, new MicrosClock(clock), keeper));
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        });
    }

    /// Opens a store to read.
    public static Store openForReading(Path file) {
        return openForReading(file, StoreFile.onThisMachine());
    }

    static Store openForReading(Path file, StoreFile rules) {
        Path real = rules.forReading(file);
        Store store = new Store(real, null);
        try {
            SqlWork.on(
                    real,
                    () -> store.sql.connectionResult(connection -> {
                        Migrations.check(real, connection);
                        return true;
                    }));
            return store;
        } catch (RuntimeException failure) {
            store.reading.close();
            throw failure;
        }
    }

    /// The store's real path.
    public Path file() {
        return file;
    }

    /// The version of its tables.
    public int version() {
        return SqlWork.on(file, () -> sql.connectionResult(Migrations::version));
    }

    /// The one writer of this store.
    public StoreWriter writer() {
        return writing().writer();
    }

    private Writing writing() {
        if (writing == null) {
            throw new IllegalStateException("the store is open for reading");
        }
        return writing;
    }

    /// The source of this name; a store that is open for writing adds it, one that is open for reading says
    /// `NOT_FOUND`.
    public SourceId source(String name) {
        return writing == null ? findSource(name) : writing.writer().source(name);
    }

    private SourceId findSource(String name) {
        Long id = SqlWork.on(
                file,
                () -> sql.select(SOURCE.SOURCE_ID)
                        .from(SOURCE)
                        .where(SOURCE.NAME.eq(name))
                        .fetchOne(SOURCE.SOURCE_ID));
        if (id == null) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "The store has no source named " + name + ".",
                    "List its sources with `auditctl store info`.");
        }
        return new SourceId(id);
    }

    /// Events and transactions.
    public ChangeLog changes() {
        return new ChangeLog(file, sql, names);
    }

    /// When and where events happened, without their values.
    public MarkLog marks() {
        return new MarkLog(file, sql, names);
    }

    /// Runs SQL that people write.
    public SqlConsole console() {
        return new SqlConsole(file);
    }

    /// The events of a row.
    public RowLog rows() {
        return new RowLog(file, sql, names);
    }

    /// Sources and tables.
    public Catalogue catalogue() {
        return new Catalogue(file, sql);
    }

    /// What could not be seen.
    public CoverageLog coverage() {
        return new CoverageLog(file, sql);
    }

    /// What rules concluded.
    public ConclusionLog conclusions() {
        return new ConclusionLog(file, sql);
    }

    /// What detectors found.
    public FindingLog findings() {
        return new FindingLog(file, sql);
    }

    /// What people keep of it.
    public CaseLog cases() {
        return new CaseLog(file, sql);
    }

    /// The masking policies that were in force.
    public PolicyLog policies() {
        return new PolicyLog(file, sql);
    }

    /// Which values were erased.
    public ErasureLog erasures() {
        return new ErasureLog(file, sql);
    }

    /// What was pruned.
    public PrunedLog pruned() {
        return new PrunedLog(file, sql);
    }

    /// What a pruning would take of everything that was committed before a moment; nothing is changed.
    public PrunePlan prunePlan(long cutMicros) {
        return SqlWork.on(file, () -> PrunePlanner.plan(sql, cutMicros));
    }

    /// What was said of days.
    public DayLog days() {
        return new DayLog(file, sql);
    }

    /// A filter made ready to run; `residual` answers the whole filter for the events where SQL cannot.
    public CompiledFilter compile(FilterQuestion question, Predicate<StoredEvent> residual) {
        return SqlWork.on(file, () -> {
            TermPlan plan = new FilterCompiler(sql, names, question).plan(question.expression());
            boolean isDecided = plan.precision() == TermPlan.Precision.EXACT;
            return new CompiledFilter(
                    new EventSelection(plan.blocks(), plan.possible(), isDecided ? _ -> true : residual),
                    plan.indexes(),
                    sql.render(plan.possible()),
                    isDecided);
        });
    }

    /// Copies the store as it stands into a new file that nobody writes, also while somebody writes the store.
    public void copyTo(Path copy) {
        PageCopy.ofStore(file, copy, (_, _) -> {});
    }

    /// What the file is and holds, in numbers.
    public StoreFacts facts() {
        return SqlWork.on(file, () -> StoreFactsReader.read(file, sql, changes()));
    }

    /// Accounts behind connection ids.
    public SessionLog sessions() {
        return new SessionLog(file, sql);
    }

    /// How much happened when.
    public ActivityLog activity() {
        return new ActivityLog(file, sql);
    }

    /// Where capture of a source goes on, as [StoreWriter#position] saved it.
    public Optional<String> position(SourceId source) {
        return SqlWork.on(
                file,
                () -> sql.select(CAPTURE_OFFSET.POSITION)
                        .from(CAPTURE_OFFSET)
                        .where(CAPTURE_OFFSET.SOURCE_ID.eq(source.value()))
                        .fetchOptional(CAPTURE_OFFSET.POSITION));
    }

    /// Whether capture of the source of this name has saved a position.
    public boolean hasCaptured(String name) {
        return SqlWork.on(
                file,
                () -> sql.fetchExists(
                        CAPTURE_OFFSET.join(SOURCE).on(SOURCE.SOURCE_ID.eq(CAPTURE_OFFSET.SOURCE_ID)),
                        SOURCE.NAME.eq(name)));
    }

    /// How far capture of a source has come; empty before it saved a position.
    public Optional<SourceProgress> progress(SourceId source) {
        return SqlWork.on(file, () -> SourceProgress.read(sql, source));
    }

    /// Up to which event the images of a source's rows were compared; 0 before the first.
    public long imagesChecked(SourceId source) {
        return SqlWork.on(
                file,
                () -> sql.select(IMAGE_CHECK.CHECKED_THROUGH_SEQ)
                        .from(IMAGE_CHECK)
                        .where(IMAGE_CHECK.SOURCE_ID.eq(source.value()))
                        .fetchOptional(IMAGE_CHECK.CHECKED_THROUGH_SEQ)
                        .orElse(0L));
    }

    /// The schema history of a source, in the order it was recorded.
    public List<String> schemaRecords(SourceId source) {
        return SqlWork.on(
                file,
                () -> sql.select(SCHEMA_HISTORY.RECORD)
                        .from(SCHEMA_HISTORY)
                        .where(SCHEMA_HISTORY.SOURCE_ID.eq(source.value()))
                        .orderBy(SCHEMA_HISTORY.RECORD_ID)
                        .fetch(SCHEMA_HISTORY.RECORD));
    }

    /// What SQLite finds wrong with the file's structure, page by page; empty when nothing is. Takes about 2 s for a
    /// million events and does not see changed values.
    public List<String> damage() {
        return SqlWork.on(file, () -> sql.connectionResult(StoreDamage::findings));
    }

    /// Makes proofs; to be closed.
    public LogProofs proofs() {
        return SqlWork.on(file, () -> new LogProofs(file));
    }

    /// The newest checkpoint as a signed note; empty where nothing was signed.
    public Optional<String> newestCheckpoint() {
        return SqlWork.on(file, () -> sql.connectionResult(LogNotes::newestNote));
    }

    /// The checkpoint whose signed note has this SHA-256; empty where there is none.
    public Optional<String> checkpointOfDigest(byte[] sha256) {
        return SqlWork.on(file, () -> sql.connectionResult(connection -> LogNotes.ofDigest(connection, sha256)));
    }

    /// Checks that the store is what was signed; `progress` hears of events as they are hashed. Takes about 3 s for a
    /// million events.
    public LogCheckResult checkLog(
            LogKeeper keeper, LogCheck.Reach reach, List<LogCheck.Anchor> anchors, LongConsumer progress) {
        return SqlWork.on(file, () -> new LogCheck(file, keeper).run(reach, anchors, progress));
    }

    /// Checks a copy that was made on this computer a moment ago: it is held against the checkpoint that was kept
    /// outside before the copy was made, because the store has gone on since.
    public LogCheckResult checkCopy(LogKeeper keeper, Optional<String> keptBefore, LongConsumer progress) {
        return SqlWork.on(
                file,
                () -> new LogCheck(file, keeper, _ -> keptBefore).run(LogCheck.Reach.EVERYTHING, List.of(), progress));
    }

    /// Gives up the file and the lock; what was not committed is lost. The last connection empties the write-ahead log.
    @Override
    public void close() {
        reading.close();
        if (writing != null) {
            SqlWork.on(file, () -> {
                endWriting(writing);
                return null;
            });
        }
    }

    private static void endWriting(Writing writing) throws SQLException {
        if (writing.connection().isClosed()) {
            return;
        }
        try (WriterLock _ = writing.lock();
                Connection connection = writing.connection()) {
            writing.writer().rollback();
            writing.writer().signTheRest();
            connection.setAutoCommit(true);
            WriterMark.clear(DSL.using(connection, SQLDialect.SQLITE));
        }
    }
}
