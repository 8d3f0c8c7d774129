package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.COVERAGE_GAP;
import static io.auditworkbench.store.generated.Tables.PUSHED_RECORD;
import static io.auditworkbench.store.generated.Tables.PUSHED_SNAPSHOT_ROW;
import static io.auditworkbench.store.generated.Tables.PUSHED_TRANSACTION;
import static io.auditworkbench.store.generated.Tables.SENDER;
import static io.auditworkbench.store.generated.Tables.SENDER_TABLE;
import static io.auditworkbench.store.generated.Tables.SOURCE;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.integrity.EventCodec;
import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// What was pushed and cannot be shown yet: senders, their tables, and transactions whose end has not come.
///
/// - **Shape**: everything is written in the writer's batch and becomes durable with its commit.
/// - **Errors**: as [StoreWriter].
/// - **Threading**: the writer's.
public final class PushBuffer {

    /// Does a step within the writer's batch.
    interface Batch {
        void write(StoreWriter.Step step);
    }

    private final Path file;
    private final DSLContext sql;
    private final TableDictionary tables;
    private final Batch batch;
    private ReadNames names;

    PushBuffer(Path file, DSLContext sql, TableDictionary tables, Batch batch) {
        this.file = file;
        this.sql = sql;
        this.tables = tables;
        this.batch = batch;
        names = new ReadNames(sql);
    }

    /// The sender behind a source, now posting to `channel`.
    public Sender sender(SourceId source, String channel) {
        batch.write(() -> sql.insertInto(SENDER)
                .values(source.value(), channel, 0L, 0L)
                .onConflict(SENDER.SOURCE_ID)
                .doUpdate()
                .set(SENDER.CHANNEL, channel)
                .execute());
        return senders(SENDER.SOURCE_ID.eq(source.value())).getFirst();
    }

    /// The name of a source.
    public String sourceName(SourceId source) {
        return SqlWork.on(
                file,
                () -> sql.select(SOURCE.NAME)
                        .from(SOURCE)
                        .where(SOURCE.SOURCE_ID.eq(source.value()))
                        .fetchSingle(SOURCE.NAME));
    }

    /// Everybody who posts to a channel.
    public List<Sender> senders(String channel) {
        return senders(SENDER.CHANNEL.eq(channel));
    }

    private List<Sender> senders(Condition condition) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(SENDER)
                        .where(condition)
                        .orderBy(SENDER.SOURCE_ID)
                        .fetch(row -> new Sender(
                                new SourceId(row.get(SENDER.SOURCE_ID)),
                                row.get(SENDER.CHANNEL),
                                row.get(SENDER.SENDS_ENDS) == 1,
                                Math.toIntExact(row.get(SENDER.SNAPSHOT_RUN)))));
    }

    /// Saves what has been learnt of a sender.
    public void save(Sender sender) {
        batch.write(() -> sql.update(SENDER)
                .set(SENDER.SENDS_ENDS, sender.sendsEnds() ? 1L : 0L)
                .set(SENDER.SNAPSHOT_RUN, (long) sender.snapshotRun())
                .where(SENDER.SOURCE_ID.eq(sender.source().value()))
                .execute());
    }

    /// Keeps a table of a sender; `digest` is its hash. False when the same change described it before.
    public boolean noteTable(SourceId source, SenderTable note, byte[] digest) {
        int[] added = new int[1];
        batch.write(() -> added[0] = sql.insertInto(SENDER_TABLE)
                .set(SENDER_TABLE.SOURCE_ID, source.value())
                .set(SENDER_TABLE.VERSION_ID, tables.versionOf(source, note.table(), digest))
                .set(SENDER_TABLE.PLACE, note.place())
                .onConflictDoNothing()
                .execute());
        return added[0] > 0;
    }

    /// The tables of a sender, oldest note first.
    public List<SenderTable> tables(SourceId source) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(SENDER_TABLE)
                        .where(SENDER_TABLE.SOURCE_ID.eq(source.value()))
                        .orderBy(SENDER_TABLE.NOTE_ID)
                        .fetch(row -> new SenderTable(
                                row.get(SENDER_TABLE.PLACE), names.table(row.get(SENDER_TABLE.VERSION_ID)))));
    }

    /// Notes a snapshot row by its digest; false when it was noted before.
    public boolean addSnapshotRow(SourceId source, byte[] digest) {
        int[] added = new int[1];
        batch.write(() -> added[0] = sql.insertInto(PUSHED_SNAPSHOT_ROW)
                .values(source.value(), digest)
                .onConflictDoNothing()
                .execute());
        return added[0] > 0;
    }

    /// True when a gap that this guard detects has been written for the source.
    public boolean hasGap(SourceId source, String detectedBy) {
        return SqlWork.on(
                file,
                () -> sql.fetchExists(sql.selectOne()
                        .from(COVERAGE_GAP)
                        .where(COVERAGE_GAP
                                .SOURCE_ID
                                .eq(source.value())
                                .and(COVERAGE_GAP.DETECTED_BY.eq(detectedBy)))));
    }

    /// The open transaction of this name on a channel.
    public Optional<OpenPush> find(String channel, String identity) {
        return opens(PUSHED_TRANSACTION.CHANNEL.eq(channel).and(PUSHED_TRANSACTION.IDENTITY.eq(identity))).stream()
                .findFirst();
    }

    /// The open transactions that no END will complete: of one source, in the order they began.
    public List<OpenPush> unbounded(SourceId source) {
        return opens(PUSHED_TRANSACTION.IS_BOUNDED.eq(0L).and(PUSHED_TRANSACTION.SOURCE_ID.eq(source.value())));
    }

    /// The same of all sources, to which nothing was added after `micros`.
    public List<OpenPush> unboundedUntil(long micros) {
        return opens(PUSHED_TRANSACTION.IS_BOUNDED.eq(0L).and(PUSHED_TRANSACTION.RECEIVED_US.le(micros)));
    }

    /// How many transactions are open on a channel.
    public int openCount(String channel) {
        return SqlWork.on(
                file,
                () -> sql.fetchCount(
                        PUSHED_TRANSACTION,
                        PUSHED_TRANSACTION.RECORD_COUNT.gt(0L).and(PUSHED_TRANSACTION.CHANNEL.eq(channel))));
    }

    private List<OpenPush> opens(Condition condition) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(PUSHED_TRANSACTION)
                        .where(condition)
                        .orderBy(PUSHED_TRANSACTION.OPEN_ID)
                        .fetch(PushBuffer::open));
    }

    private static OpenPush open(Record row) {
        Long source = row.get(PUSHED_TRANSACTION.SOURCE_ID);
        return new OpenPush(
                row.get(PUSHED_TRANSACTION.OPEN_ID),
                row.get(PUSHED_TRANSACTION.CHANNEL),
                row.get(PUSHED_TRANSACTION.IDENTITY),
                row.get(PUSHED_TRANSACTION.IS_BOUNDED) == 1,
                row.get(PUSHED_TRANSACTION.IS_MARKED) == 1,
                source == null ? null : new SourceId(source),
                row.get(PUSHED_TRANSACTION.GTID),
                row.get(PUSHED_TRANSACTION.FILE),
                row.get(PUSHED_TRANSACTION.OFFSET),
                row.get(PUSHED_TRANSACTION.COMMIT_US),
                row.get(PUSHED_TRANSACTION.CONNECTION_ID),
                row.get(PUSHED_TRANSACTION.SERVER_ID),
                row.get(PUSHED_TRANSACTION.RECORD_COUNT),
                row.get(PUSHED_TRANSACTION.RECEIVED_US));
    }

    /// Saves an open transaction; returns it with its number.
    public OpenPush save(OpenPush open) {
        Long[] id = {open.openId() == 0 ? null : open.openId()};
        batch.write(() -> {
            if (id[0] != null) {
                sql.deleteFrom(PUSHED_TRANSACTION)
                        .where(PUSHED_TRANSACTION.OPEN_ID.eq(id[0]))
                        .execute();
            }
            id[0] = sql.insertInto(PUSHED_TRANSACTION)
                    .values(
                            id[0],
                            open.channel(),
                            open.identity(),
                            open.isBounded() ? 1L : 0L,
                            open.isMarked() ? 1L : 0L,
                            open.source() == null ? null : open.source().value(),
                            open.gtid(),
                            open.file(),
                            open.offset(),
                            open.commitMicros(),
                            open.connectionId(),
                            open.serverId(),
                            open.savedCount(),
                            open.receivedMicros())
                    .returning(PUSHED_TRANSACTION.OPEN_ID)
                    .fetchSingle(PUSHED_TRANSACTION.OPEN_ID);
        });
        return new OpenPush(
                Objects.requireNonNull(id[0]),
                open.channel(),
                open.identity(),
                open.isBounded(),
                open.isMarked(),
                open.source(),
                open.gtid(),
                open.file(),
                open.offset(),
                open.commitMicros(),
                open.connectionId(),
                open.serverId(),
                open.savedCount(),
                open.receivedMicros());
    }

    /// Saves one event of an open transaction; `sealed` holds its bytes.
    public void add(OpenPush open, BufferedEvent buffered, HashedEvent sealed) {
        CanonicalChangeEvent event = buffered.event();
        SourceId source = Objects.requireNonNull(open.source());
        RowKey former = event.formerRowKey();
        batch.write(() -> sql.insertInto(PUSHED_RECORD)
                .values(
                        null,
                        open.openId(),
                        buffered.totalOrder(),
                        event.position().offset(),
                        (long) event.position().row(),
                        (long) event.operation().code(),
                        tables.versionOf(source, sealed.table(), sealed.tableDigest()),
                        event.rowKey().hash(),
                        former == null ? null : former.hash(),
                        event.statement(),
                        sealed.body())
                .execute());
    }

    /// The saved event at the same place as `like`: of the same order where the sender counts, else of the same
    /// position and operation.
    public Optional<BufferedEvent> saved(OpenPush open, BufferedEvent like) {
        CanonicalChangeEvent event = like.event();
        Condition place = like.totalOrder() > 0
                ? PUSHED_RECORD.TOTAL_ORDER.eq(like.totalOrder())
                : PUSHED_RECORD
                        .TOTAL_ORDER
                        .eq(0L)
                        .and(PUSHED_RECORD.OFFSET.eq(event.position().offset()))
                        .and(PUSHED_RECORD.ROW.eq((long) event.position().row()))
                        .and(PUSHED_RECORD.OP.eq((long) event.operation().code()));
        return SqlWork.on(
                file,
                () -> sql.selectFrom(PUSHED_RECORD)
                        .where(PUSHED_RECORD.OPEN_ID.eq(open.openId()).and(place))
                        .fetchOptional(row -> event(open, row)));
    }

    /// The saved events in the order of the transaction; a delete before an insert at the same place.
    public void forEach(OpenPush open, Consumer<BufferedEvent> consumer) {
        SqlWork.on(file, () -> {
            var query = sql.selectFrom(PUSHED_RECORD)
                    .where(PUSHED_RECORD.OPEN_ID.eq(open.openId()))
                    .orderBy(
                            PUSHED_RECORD.TOTAL_ORDER,
                            PUSHED_RECORD.OFFSET,
                            PUSHED_RECORD.ROW,
                            PUSHED_RECORD.OP.desc());
            try (var rows = query.fetchLazy()) {
                while (rows.hasNext()) {
                    consumer.accept(event(open, rows.fetchNext()));
                }
            }
            return null;
        });
    }

    /// True when events other than a delete and an insert share a place: then places do not tell rows apart, because
    /// the server compressed the transaction.
    public boolean hasCrowdedPlace(OpenPush open) {
        return SqlWork.on(
                file,
                () -> sql.fetchExists(sql.select(PUSHED_RECORD.OFFSET)
                        .from(PUSHED_RECORD)
                        .where(PUSHED_RECORD.OPEN_ID.eq(open.openId()))
                        .groupBy(PUSHED_RECORD.OFFSET, PUSHED_RECORD.ROW)
                        .having(DSL.count()
                                .gt(1)
                                .and(DSL.count()
                                        .gt(2)
                                        .or(DSL.min(PUSHED_RECORD.OP).ne((long) Operation.INSERT.code()))
                                        .or(DSL.max(PUSHED_RECORD.OP).ne((long) Operation.DELETE.code()))))));
    }

    private BufferedEvent event(OpenPush open, Record row) {
        TableSchema table = names.table(row.get(PUSHED_RECORD.VERSION_ID));
        EventBody body = EventCodec.decodeAsKept(row.get(PUSHED_RECORD.BODY));
        Long former = row.get(PUSHED_RECORD.FORMER_ROW_KEY);
        return new BufferedEvent(
                row.get(PUSHED_RECORD.TOTAL_ORDER),
                new CanonicalChangeEvent(
                        body.operation(),
                        table,
                        body.before(),
                        body.after(),
                        new RowKey(row.get(PUSHED_RECORD.ROW_KEY)),
                        former == null ? null : new RowKey(former),
                        new SourcePosition(open.file(), body.offset(), body.row()),
                        row.get(PUSHED_RECORD.STATEMENT),
                        null));
    }

    /// Forgets an open transaction and its events: it is complete now, or was none.
    public void remove(OpenPush open) {
        batch.write(() -> {
            sql.deleteFrom(PUSHED_RECORD)
                    .where(PUSHED_RECORD.OPEN_ID.eq(open.openId()))
                    .execute();
            sql.deleteFrom(PUSHED_TRANSACTION)
                    .where(PUSHED_TRANSACTION.OPEN_ID.eq(open.openId()))
                    .execute();
        });
    }

    /// After a rollback: numbers of tables may be gone.
    void forget() {
        names = new ReadNames(sql);
    }
}
