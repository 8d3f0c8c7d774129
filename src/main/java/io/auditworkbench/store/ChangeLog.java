package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;
import static io.auditworkbench.store.generated.Tables.GTID_ORIGIN;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;
import static io.auditworkbench.store.generated.Tables.STATEMENT;

import io.auditworkbench.model.change.TableSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Reads events and source transactions: only whole transactions, and none of superseded snapshot runs.
///
/// - **Errors**: as [StoreWriter].
/// - **Threading**: any number of threads.
public final class ChangeLog {

    private static final int SHORT_STATEMENT = 1_000;

    private final Path file;
    private final DSLContext sql;
    private final ReadNames names;

    ChangeLog(Path file, DSLContext sql, ReadNames names) {
        this.file = file;
        this.sql = sql;
        this.names = names;
    }

    /// The last visible event's number; 0 when there is none.
    public long lastSeq() {
        return SqlWork.on(file, () -> Tail.lastVisible(sql));
    }

    /// What was pruned from the beginning, all together; empty where nothing was.
    public Optional<PrunedLog.Kept> pruned() {
        return new PrunedLog(file, sql).together();
    }

    /// The last transaction that readers are shown, 0 in an empty store.
    public long lastTransaction() {
        return SqlWork.on(file, () -> Tail.lastTransaction(sql));
    }

    /// The selected events before `seq`, newest first; `Long.MAX_VALUE` begins at the newest.
    public EventPage before(long seq, EventSelection selection, int limit) {
        return page(seq - 1, selection, EventOrder.NEWEST_FIRST, limit);
    }

    /// The selected events after `seq`, oldest first; 0 begins at the oldest.
    public EventPage after(long seq, EventSelection selection, int limit) {
        return page(seq + 1, selection, EventOrder.OLDEST_FIRST, limit);
    }

    private EventPage page(long from, EventSelection selection, EventOrder order, int limit) {
        return SqlWork.on(
                file,
                () -> sql.connectionResult(connection -> {
                    DSLContext one = DSL.using(connection, sql.dialect());
                    try (EventScan scan = new EventScan(connection, one, names, selection, order)) {
                        return scan.page(from, limit);
                    }
                }));
    }

    /// One event, or empty when there is no visible one of this number.
    public Optional<StoredEvent> event(long seq) {
        return SqlWork.on(
                file,
                () -> EventQuery.between(sql, seq, seq, DSL.noCondition(), EventOrder.OLDEST_FIRST, 1)
                        .fetchOptional(new EventReader(names)::event));
    }

    /// The visible ones among the events of these numbers, in order.
    public List<StoredEvent> eventsOf(List<Long> seqs) {
        return SqlWork.on(
                file,
                () -> EventQuery.where(sql, CHANGE_EVENT.SEQ.in(seqs), EventOrder.OLDEST_FIRST, Long.MAX_VALUE)
                        .fetch(new EventReader(names)::event));
    }

    /// The same, one at a time, because values can be large.
    public void forEachOf(List<Long> seqs, Consumer<StoredEvent> consumer) {
        SqlWork.on(file, () -> {
            EventReader reader = new EventReader(names);
            try (var rows = EventQuery.where(sql, CHANGE_EVENT.SEQ.in(seqs), EventOrder.OLDEST_FIRST, Long.MAX_VALUE)
                    .fetchLazy()) {
                while (rows.hasNext()) {
                    consumer.accept(reader.event(rows.fetchNext()));
                }
            }
            return null;
        });
    }

    /// Where the visible changes lie that were committed from `fromMicros` to `untilMicros`, exclusive, without rows of
    /// snapshots: stretches of numbers in ascending order, read from the transactions alone.
    public List<SequenceRun> runs(long fromMicros, long untilMicros) {
        return SqlWork.on(
                file,
                () -> sql.connectionResult(
                        connection -> new ChangeRuns(connection, DSL.using(connection, sql.dialect()))
                                .between(fromMicros, untilMicros)));
    }

    /// The events of one transaction from `fromSeq` on, in order, at most `limit`; begin with its `firstSeq`.
    public List<StoredEvent> events(StoredTransaction transaction, long fromSeq, int limit) {
        Condition mine = SOURCE_TX.TX_ID.eq(transaction.txId());
        long from = Math.max(fromSeq, transaction.firstSeq());
        return SqlWork.on(
                file,
                () -> EventQuery.between(sql, from, transaction.lastSeq(), mine, EventOrder.OLDEST_FIRST, limit)
                        .fetch(new EventReader(names)::event));
    }

    /// All events of one transaction, in order, one at a time: it may hold millions.
    public void forEachEvent(StoredTransaction transaction, Consumer<StoredEvent> consumer) {
        SqlWork.on(file, () -> {
            var query = EventQuery.between(
                    sql,
                    transaction.firstSeq(),
                    transaction.lastSeq(),
                    DSL.noCondition(),
                    EventOrder.OLDEST_FIRST,
                    Long.MAX_VALUE);
            EventReader reader = new EventReader(names);
            try (var rows = query.fetchLazy()) {
                while (rows.hasNext()) {
                    consumer.accept(reader.event(rows.fetchNext()));
                }
            }
            return null;
        });
    }

    /// The transaction of this number, gaps included.
    public Optional<StoredTransaction> transaction(long txId) {
        return transaction(SOURCE_TX.TX_ID.eq(txId));
    }

    /// The transaction with this GTID, of whichever source; gaps included.
    public Optional<StoredTransaction> transaction(String gtid) {
        Gtid parts = Gtid.of(gtid);
        if (parts == null) {
            return Optional.empty();
        }
        return transaction(SOURCE_TX
                .GTID_ORIGIN_ID
                .eq(DSL.select(GTID_ORIGIN.GTID_ORIGIN_ID)
                        .from(GTID_ORIGIN)
                        .where(GTID_ORIGIN.ORIGIN.eq(parts.origin())))
                .and(SOURCE_TX.GTID_NUMBER.eq(parts.number())));
    }

    /// The transaction that holds this event.
    public Optional<StoredTransaction> transactionOfEvent(long seq) {
        return event(seq).map(StoredEvent::transaction);
    }

    private Optional<StoredTransaction> transaction(Condition condition) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(SOURCE_TX)
                        .where(condition)
                        .and(EventQuery.isShown())
                        .orderBy(SOURCE_TX.TX_ID)
                        .limit(1)
                        .fetchOptional(new EventReader(names)::transaction));
    }

    /// The transactions after `txId` in the order they were stored, gaps included, at most `limit`; begin with 0.
    public List<StoredTransaction> completedAfter(long txId, int limit) {
        return SqlWork.on(
                file,
                () -> sql.selectFrom(SOURCE_TX)
                        .where(SOURCE_TX.TX_ID.gt(txId))
                        .and(EventQuery.isShown())
                        .orderBy(SOURCE_TX.TX_ID)
                        .limit(limit)
                        .fetch(new EventReader(names)::transaction));
    }

    /// The forms of the tables that a transaction touched, in no order.
    public List<TableSchema> tables(StoredTransaction transaction) {
        return SqlWork.on(
                file,
                () -> sql
                        .selectDistinct(CHANGE_EVENT.VERSION_ID)
                        .from(CHANGE_EVENT)
                        .where(CHANGE_EVENT.SEQ.between(transaction.firstSeq(), transaction.lastSeq()))
                        .fetch(CHANGE_EVENT.VERSION_ID)
                        .stream()
                        .map(names::table)
                        .toList());
    }

    /// The text of the statement that made an event, as the server logged it.
    public Optional<String> statement(StoredEvent event) {
        return SqlWork.on(
                file,
                () -> event.statementId() == null
                        ? Optional.<String>empty()
                        : sql.select(STATEMENT.TEXT)
                                .from(STATEMENT)
                                .where(STATEMENT.STATEMENT_ID.eq(event.statementId()))
                                .fetchOptional(STATEMENT.TEXT));
    }

    /// The texts of the statements with these numbers, but for long ones.
    public Map<Long, String> shortStatements(long first, long last) {
        return SqlWork.on(
                file,
                () -> sql.select(STATEMENT.STATEMENT_ID, STATEMENT.TEXT)
                        .from(STATEMENT)
                        .where(STATEMENT.STATEMENT_ID.between(first, last))
                        .and(DSL.length(STATEMENT.TEXT).le(SHORT_STATEMENT))
                        .fetchMap(STATEMENT.STATEMENT_ID, STATEMENT.TEXT));
    }

    /// How many events are selected: exact, by looking at each that the indexes leave.
    public long count(EventSelection selection) {
        return SqlWork.on(file, () -> {
            if (selection.isEverything()) {
                return Tail.lastVisible(sql) - PrunedLog.edge(sql).throughSeq() - hiddenEvents(sql);
            }
            return sql.connectionResult(connection -> {
                DSLContext one = DSL.using(connection, sql.dialect());
                try (EventScan scan = new EventScan(connection, one, names, selection, EventOrder.OLDEST_FIRST)) {
                    return scan.count();
                }
            });
        });
    }

    /// How many events belong to superseded snapshot runs.
    static long hiddenEvents(DSLContext sql) {
        Long hidden = sql.select(DSL.sum(SOURCE_TX.EVENT_COUNT))
                .from(SOURCE_TX)
                .where(EventQuery.isHidden())
                .fetchOne(0, Long.class);
        return hidden == null ? 0 : hidden;
    }
}
