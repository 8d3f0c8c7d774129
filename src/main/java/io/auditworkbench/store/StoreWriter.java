package io.auditworkbench.store;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.SessionSeen;
import io.auditworkbench.model.change.TransactionHeader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Writes source transactions, and with each batch of them the position after it: nothing is durable before
/// [#commit()], all of it after.
///
/// - **Shape**: events get dense numbers (`seq`) in the order they are given. A source transaction becomes visible to
///   readers as a whole: by [#append], or, when it is larger than a commit, by any number of [#stage] with commits
///   between them and one [#completeStaged]. Only one transaction can be staged at a time, and none appended meanwhile.
/// - **Errors**: `STORE_FULL`, `STORE_READ_ONLY`, `STORE_FAILED`, `STORE_CORRUPT`; `EVENT_CONFLICT` when a transaction
///   is stored already (its GTID or identity). After any of them only [#rollback()] is allowed; then the same batch can
///   be written again.
/// - **Threading**: one thread at a time.
public final class StoreWriter {

    private final Path file;
    private final Connection connection;
    private final DSLContext sql;
    private final EventTable events;
    private final TransactionTable transactions;
    private final KnownTransactions known;
    private final SourceRecords records;
    private final Rollups rollups;
    private final PushBuffer pushed;
    private final ReadNames names;
    private final SideIndexer sideIndexer;
    private final ChangeLog written;
    private final ConclusionWriter conclusions;
    private final FindingWriter findings;
    private final CaseWriter cases;
    private final DayWriter days;
    private final LogWriter log;
    private final Tally staged = new Tally();
    private final Tally stagedAtCommit = new Tally();

    private long nextTx;
    private long nextSeq;
    private long lastVisible;
    private boolean isDirty;
    private boolean hasFailed;

    StoreWriter(Path file, Connection connection, MicrosClock clock, @Nullable LogKeeper keeper) throws SQLException {
        this.file = file;
        this.connection = connection;
        sql = DSL.using(connection, SQLDialect.SQLITE);
        Tail.cut(sql, Tail.lastVisible(sql));
        connection.setAutoCommit(false);
        TableDictionary tables = new TableDictionary(connection);
        events = new EventTable(connection, tables);
        transactions = new TransactionTable(connection);
        known = new KnownTransactions(connection);
        records = new SourceRecords(connection, clock);
        rollups = new Rollups(connection);
        pushed = new PushBuffer(file, sql, tables, this::write);
        names = new ReadNames(sql);
        sideIndexer = new SideIndexer(connection, names);
        written = new ChangeLog(file, sql, names);
        conclusions = new ConclusionWriter(file, connection, names);
        findings = new FindingWriter(file, connection);
        cases = new CaseWriter(sql);
        days = new DayWriter(sql);
        log = new LogWriter(connection, clock, keeper == null ? null : new LogSigner(connection, file, keeper));
        readCounters();
    }

    private void readCounters() {
        nextTx = Tail.lastTransaction(sql) + 1;
        lastVisible = Tail.lastVisible(sql);
        nextSeq = Tail.lastStored(sql) + 1;
    }

    /// Writes one whole source transaction; `leaf` is its hash.
    public void append(SourceId source, TransactionHeader header, List<HashedEvent> batch, byte[] leaf) {
        if (stagedCount() > 0) {
            throw new IllegalStateException("complete or drop the staged transaction first");
        }
        write(() -> {
            long first = nextSeq;
            for (HashedEvent event : batch) {
                rollups.add(header.commitMicros(), events.add(nextSeq++, source, event), 1);
            }
            complete(source, header, first, leaf);
        });
    }

    /// Writes the next events of a transaction whose end has not been seen; readers do not see them.
    public void stage(SourceId source, List<HashedEvent> batch) {
        write(() -> {
            for (HashedEvent event : batch) {
                staged.add(events.add(nextSeq++, source, event), 1);
            }
        });
    }

    /// How many events are staged, committed or not.
    public long stagedCount() {
        return nextSeq - 1 - lastVisible;
    }

    /// Makes the staged events visible as one source transaction; `leaf` is its hash.
    public void completeStaged(SourceId source, TransactionHeader header, byte[] leaf) {
        write(() -> {
            staged.forEach((what, count) -> rollups.add(header.commitMicros(), what, count));
            staged.clear();
            complete(source, header, lastVisible + 1, leaf);
        });
    }

    private void complete(SourceId source, TransactionHeader header, long firstSeq, byte[] leaf) throws SQLException {
        transactions.add(new TransactionTable.Entry(
                nextTx++, source, records.epoch(source), header, firstSeq, nextSeq - firstSeq, leaf));
        known.added(source, header);
        log.transaction(leaf);
        if (nextSeq > firstSeq) {
            rollups.span(header.commitMicros(), firstSeq, nextSeq - 1);
        }
        lastVisible = nextSeq - 1;
    }

    /// Forgets the staged events and everything that was not committed.
    public void dropStaged() {
        rollback();
        SqlWork.on(file, () -> {
            Tail.cut(sql, lastVisible);
            return null;
        });
        stagedAtCommit.clear();
        rollback();
    }

    /// True when a transaction with this GTID, or this identity where there is no GTID, is stored already or waits for
    /// the commit.
    public boolean isKnown(SourceId source, TransactionHeader header) {
        requireUsable();
        return SqlWork.on(file, () -> known.isKnown(source, records.epoch(source), header));
    }

    /// The stored transaction with this GTID or identity, also one that waits for the commit.
    public Optional<StoredTransaction> find(SourceId source, TransactionHeader header) {
        requireUsable();
        if (SqlWork.on(file, () -> known.isNewer(source, header))) {
            return Optional.empty();
        }
        write(this::flush);
        return SqlWork.on(file, () -> {
            Long txId = known.find(source, records.epoch(source), header);
            return txId == null ? Optional.<StoredTransaction>empty() : written.transaction(txId);
        });
    }

    /// The stored transactions of a source whose identity begins with `prefix`, in the order they were stored.
    public List<StoredTransaction> findByPrefix(SourceId source, String prefix) {
        write(this::flush);
        return SqlWork.on(
                file,
                () -> known.findByPrefix(source, records.epoch(source), prefix).stream()
                        .flatMap(txId -> written.transaction(txId).stream())
                        .toList());
    }

    /// What is stored and what waits for the commit, to read within the writer's own batch; it sees what was written up
    /// to the last [#find].
    public ChangeLog written() {
        return written;
    }

    /// What was pushed by others and is not complete yet; written with the rest of the batch.
    public PushBuffer pushed() {
        return pushed;
    }

    /// Gives the source of this name its number as part of the batch: after a rollback the number means nothing.
    public SourceId addSource(String name) {
        SourceId[] source = new SourceId[1];
        write(() -> source[0] = records.source(name));
        return source[0];
    }

    /// Writes a named hole in coverage: an entry of the log like any other, without events.
    public void gap(SourceId source, CoverageGap gap, TransactionHeader header, byte[] leaf) {
        gap(source, gap, null, header, leaf);
    }

    /// Writes that an earlier gap is closed: a further entry of the log, the earlier one stays as it is. `gap` says how
    /// it ended.
    public void resolveGap(SourceId source, long gapId, CoverageGap gap, TransactionHeader header, byte[] leaf) {
        gap(source, gap, gapId, header, leaf);
    }

    private void gap(SourceId source, CoverageGap gap, @Nullable Long resolved, TransactionHeader header, byte[] leaf) {
        write(() -> {
            records.gap(source, nextTx, gap, resolved);
            transactions.add(new TransactionTable.Entry(
                    nextTx++, source, records.epoch(source), header, lastVisible + 1, 0, leaf));
            known.added(source, header);
            log.transaction(leaf);
        });
    }

    /// Saves where capture goes on; it must be the place after the last whole transaction, never one inside a staged
    /// one.
    public void position(SourceId source, String position) {
        write(() -> records.position(source, position));
    }

    /// Saves which GTIDs of the source were read so far, as MySQL writes a set of them.
    public void gtids(SourceId source, String gtids) {
        write(() -> records.gtids(source, gtids));
    }

    /// Saves up to which event the images of rows were compared.
    public void imagesChecked(SourceId source, long throughSeq) {
        write(() -> records.imagesChecked(source, throughSeq));
    }

    /// Keeps one record of the schema history; the same digest a second time changes nothing.
    public void schemaRecord(SourceId source, String text, byte[] digest) {
        write(() -> records.schemaRecord(source, text, digest));
    }

    /// Keeps a masking policy, in force from the next transaction on.
    public void policy(String text, String sha256, long setMicros, String setBy) {
        write(() -> PolicyLog.keep(sql, new PolicyLog.Kept(0, text, sha256, nextTx - 1, setMicros, setBy)));
    }

    /// Keeps that something was refused; `place` says where it came from, never what it held.
    public void reject(SourceId source, String reason, String place) {
        write(() -> records.reject(source, reason, place));
    }

    /// Begins a run of the initial snapshot and returns its number; an unfinished run of this source is superseded: it
    /// stays in the log, and readers do not show it.
    public int snapshotStarted(SourceId source) {
        int[] run = new int[1];
        write(() -> {
            // What waits must be counted before the counts of superseded runs are taken back.
            flush();
            run[0] = records.snapshotStarted(source);
            for (int superseded : records.supersede(source, run[0])) {
                SupersededCounts.takeBack(connection, superseded);
            }
        });
        return run[0];
    }

    /// Ends the running snapshot of this source.
    public void snapshotFinished(SourceId source) {
        write(() -> {
            if (!records.snapshotFinished(source)) {
                throw new IllegalStateException("no snapshot is running for source " + source.value());
            }
        });
    }

    /// Keeps an account that was seen behind a connection id, or that it was seen longer.
    public void sessionSeen(SourceId source, SessionSeen session) {
        write(() -> records.sessionSeen(source, session));
    }

    /// Notes that the source is now another server, or numbers its log anew: identities before and after cannot be
    /// confused.
    public void newEpoch(SourceId source, String serverUuid) {
        write(() -> records.newEpoch(source, serverUuid));
    }

    /// Makes everything written since the last commit durable, in one SQLite transaction; returns the last visible
    /// `seq`, 0 when there is none.
    public long commit() {
        requireUsable();
        if (isDirty) {
            write(() -> {
                flush();
                log.beforeCommit();
                connection.commit();
            });
            stagedAtCommit.set(staged);
            isDirty = false;
            log.afterCommit();
        }
        return lastVisible;
    }

    /// Signs everything that is stored and not signed yet; before the file is given up, when nothing waits for a
    /// commit.
    void signTheRest() {
        write(() -> {
            log.beforeLastCommit();
            connection.commit();
        });
        isDirty = false;
        log.afterCommit();
    }

    /// Fills the side indexes a little further, in a few milliseconds and a SQLite transaction of its own; true when
    /// there is more to do. Only between batches, when nothing waits for a commit. What is not indexed yet is looked
    /// through by readers, so nothing is wrong while this is not called.
    public boolean indexFurther(EventTexts texts) {
        if (isDirty) {
            throw new IllegalStateException("commit or roll back before indexing further");
        }
        boolean[] isMore = new boolean[1];
        write(() -> {
            isMore[0] = sideIndexer.step(texts, lastVisible);
            connection.commit();
        });
        isDirty = false;
        return isMore[0];
    }

    /// Draws conclusions a little further, in a SQLite transaction of its own; only between batches, when nothing waits
    /// for a commit. What `step` writes through [#conclusions()] and [#findings()] is written when it returns, or
    /// forgotten when it throws.
    public void conclude(Runnable step) {
        if (isDirty) {
            throw new IllegalStateException("commit or roll back before concluding further");
        }
        try {
            write(() -> {
                step.run();
                conclusions.flush();
                findings.flush();
                log.beforeCommit();
                connection.commit();
            });
            isDirty = false;
            log.afterCommit();
        } catch (RuntimeException failure) {
            rollback();
            throw failure;
        }
    }

    /// Draws every conclusion anew, in one SQLite transaction: until it ends everybody sees what was concluded before,
    /// and so it stays when it fails. Numbers, what was said before, and what people said of findings are kept.
    public Redrawn concludeAnew(Redrawing redrawing) {
        Redrawn[] redrawn = new Redrawn[1];
        conclude(() -> redrawn[0] = redrawn(redrawing));
        return redrawn[0];
    }

    private Redrawn redrawn(Redrawing redrawing) {
        return FormerConclusions.redraw(file, connection, conclusions, findings, redrawing);
    }

    /// Erases values, in one SQLite transaction in which deleted bytes are overwritten; only between batches. What is
    /// left of them in the write-ahead log and in free pages goes with [Compaction].
    public void erase(Consumer<ErasureWriter> step) {
        overwriting(() -> step.accept(new ErasureWriter(sql)));
    }

    /// Takes the beginning of the log away, in one SQLite transaction in which deleted bytes are overwritten and which
    /// signs the record of it; only between batches. Conclusions are drawn anew from what is left, where `redrawing` is
    /// there. Free pages go with [Compaction].
    ///
    /// - **Errors**: also `VALUE_ALTERED` where the store cannot be signed; nothing is changed then.
    public Pruned prune(PruneRequest request, Optional<Redrawing> redrawing) {
        return new PruneWriter(file, connection, log)
                .run(request, this::overwriting, () -> redrawing.map(this::redrawn));
    }

    private void overwriting(Runnable step) {
        SqlWork.on(file, () -> {
            ErasureWriter.overwriteDeleted(connection);
            return null;
        });
        conclude(step);
        // what is remembered of the store may be of what is gone
        rollback();
    }

    /// What rules conclude; to be written to within [#conclude].
    public ConclusionWriter conclusions() {
        return conclusions;
    }

    /// What detectors find; to be written to within [#conclude].
    public FindingWriter findings() {
        return findings;
    }

    /// What people keep; to be written to within [#conclude].
    public CaseWriter cases() {
        return cases;
    }

    /// Summaries of days; to be written to within [#conclude].
    public DayWriter days() {
        return days;
    }

    /// The last event that all side indexes tell of, or that they will tell of when the run that was begun is full.
    public long indexedThrough() {
        return sideIndexer.indexedThrough();
    }

    private void flush() throws SQLException {
        events.flush(nextSeq);
        transactions.flush();
        rollups.flush();
        known.flushed();
    }

    /// Forgets everything written since the last commit.
    public void rollback() {
        SqlWork.on(file, () -> {
            Connections.rollBack(connection);
            hasFailed = false;
            events.forget();
            transactions.forget();
            known.forget();
            records.forget();
            rollups.forget();
            pushed.forget();
            names.forget();
            sideIndexer.forget();
            conclusions.forget();
            findings.forget();
            log.forget();
            staged.set(stagedAtCommit);
            readCounters();
            return null;
        });
        isDirty = false;
    }

    /// Gives the source of this name its number; commits by itself.
    SourceId source(String name) {
        if (isDirty) {
            throw new IllegalStateException("commit or roll back before a source is added");
        }
        SourceId source = addSource(name);
        commit();
        return source;
    }

    /// Lets the file grow to this many pages at most; for tests of a full disk.
    void limitPages(long pages) {
        sql.execute("pragma max_page_count = " + pages);
    }

    private void requireUsable() {
        if (hasFailed) {
            throw new IllegalStateException("roll back after a failure");
        }
    }

    /// One step of a batch.
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    private void write(Step step) {
        requireUsable();
        hasFailed = true;
        SqlWork.on(file, () -> {
            step.run();
            return null;
        });
        hasFailed = false;
        isDirty = true;
    }
}
