package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RowsQueryEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.XAPrepareEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import io.auditworkbench.capture.PartitionExchange;
import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionKind;
import io.debezium.connector.binlog.BinlogConnectorConfig;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlOffsetContext;
import io.debezium.connector.mysql.MySqlPartition;
import io.debezium.connector.mysql.MySqlStreamingChangeEventSource;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.schema.SchemaChangeEvent;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Debezium's binlog reader, with the rows handed on as they are on the wire, and with an eye on every event.
///
/// The engine keeps doing what it does well: connection, GTID set, table numbers, schema by DDL, offsets. We take the
/// rows before it turns them into Connect records; [TransactionSignals] hands them on.
///
/// - **Threading**: the binlog client's thread, except `execute`.
/// - **Source**: ADR-0015, ADR-0016.
final class AuditStreamingSource extends MySqlStreamingChangeEventSource {

    private static final long SERVER_HEARTBEAT_MILLIS = 1_000;

    private final EngineParts parts;
    private final TableSchemas tables = new TableSchemas();
    private final EventPlaces places = new EventPlaces();
    private final CommitTimes commitTimes = new CommitTimes();
    private final OpenTransaction transaction = new OpenTransaction();
    private final TransactionSignals signals;
    private final GapReports gaps;
    private @Nullable TableName lastMappedTable;

    AuditStreamingSource(EngineParts parts, BinlogConnectorConnection connection) {
        super(
                parts.config(),
                connection,
                parts.dispatcher(),
                parts.failures(),
                parts.clock(),
                parts.context(),
                parts.schema(),
                parts.metrics(),
                parts.snapshotter(),
                parts.client());
        this.parts = parts;
        signals = new TransactionSignals(parts.link(), transaction);
        gaps = new GapReports(parts.link().clock());
    }

    /// Called by the super constructor: must not touch fields of this class.
    @Override
    protected void configureBinaryLogClient(
            BinaryLogClient client,
            BinlogConnectorConfig config,
            Map<String, Thread> threads,
            BinlogConnectorConnection connection) {
        super.configureBinaryLogClient(client, config, threads, connection);
        // a reconnect by the client itself could lose the rest of a transaction; we reconnect from the stored position
        client.setKeepAlive(false);
        client.setHeartbeatInterval(SERVER_HEARTBEAT_MILLIS);
    }

    @Override
    protected EventDeserializer createEventDeserializer() {
        return new ExactEventDeserializer();
    }

    @Override
    public void execute(ChangeEventSourceContext context, MySqlPartition partition, MySqlOffsetContext offset)
            throws InterruptedException {
        signals.streamingBegan(getOffsetContext());
        super.execute(context, partition, offset);
    }

    @Override
    protected void handleEvent(
            MySqlPartition partition, MySqlOffsetContext offset, ChangeEventSourceContext context, Event event) {
        if (event == null || parts.failures().hasFailed()) {
            return;
        }
        try {
            super.handleEvent(partition, offset, context, event);
        } catch (StackOverflowError tooDeep) {
            // such as at a schema statement with a long literal; it would end the client's thread only, and look alive
            parts.failures().setProducerThrowable(tooDeep);
        }
        if (parts.failures().hasFailed()) {
            return;
        }
        try {
            if (event.getHeader().getEventType() == EventType.XID) {
                signals.end(offset, TransactionKind.STREAM);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is inside a compressed transaction stands where that transaction stands.
    @Override
    protected void handleTransactionPayload(
            MySqlPartition partition, MySqlOffsetContext offset, ChangeEventSourceContext context, Event event) {
        places.enter(event);
        event.<PackedTransaction>getData().forEach(inner -> handleEvent(partition, offset, context, inner));
        places.leave();
    }

    @Override
    protected void handleGtidEvent(
            MySqlPartition partition, MySqlOffsetContext offset, Event event, @Nullable Predicate<String> filter) {
        super.handleGtidEvent(partition, offset, event, filter);
        transaction.begin(
                offset.getSource().getCurrentGtid(),
                commitTimes.micros(event),
                offset.getSource().binlogFilename(),
                places.offset(event));
    }

    @Override
    protected void handleTransactionBegin(
            MySqlPartition partition, MySqlOffsetContext offset, Event event, @Nullable Long connectionId)
            throws InterruptedException {
        super.handleTransactionBegin(partition, offset, event, connectionId);
        enter(offset, event);
        if (connectionId != null) {
            transaction.connection(connectionId);
        }
    }

    private void enter(MySqlOffsetContext offset, Event event) {
        signals.enter(commitTimes.micros(event), offset.getSource().binlogFilename(), places.offset(event));
    }

    @Override
    protected void handleUpdateTableMetadata(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        TableMapEventData map = unwrapData(event);
        lastMappedTable = new TableName(map.getDatabase(), map.getTable());
        super.handleUpdateTableMetadata(partition, offset, event);
    }

    @Override
    protected void handleRecordingQuery(MySqlOffsetContext offset, Event event) {
        super.handleRecordingQuery(offset, event);
        if (unwrapData(event) instanceof RowsQueryEventData query) {
            transaction.statement(query.getQuery());
        }
    }

    @Override
    protected void handleInsert(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        WriteRowsEventData data = unwrapData(event);
        if (!rows(Operation.INSERT, data.getTableId(), data.getRows(), data.getIncludedColumns(), event)) {
            super.handleInsert(partition, offset, event);
        }
    }

    @Override
    protected void handleUpdate(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        UpdateRowsEventData data = unwrapData(event);
        BitSet both = (BitSet) data.getIncludedColumns().clone();
        both.and(data.getIncludedColumnsBeforeUpdate());
        if (!rows(Operation.UPDATE, data.getTableId(), data.getRows(), both, event)) {
            super.handleUpdate(partition, offset, event);
        }
    }

    @Override
    protected void handleDelete(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        DeleteRowsEventData data = unwrapData(event);
        if (!rows(Operation.DELETE, data.getTableId(), data.getRows(), data.getIncludedColumns(), event)) {
            super.handleDelete(partition, offset, event);
        }
    }

    /// False for a table that is left out or not known: the engine then ignores or refuses it.
    private boolean rows(Operation operation, long tableNumber, List<?> rows, BitSet included, Event event)
            throws InterruptedException {
        TableId id = parts.schema().getTableId(tableNumber);
        Table table = id == null ? null : parts.schema().tableFor(id);
        if (table == null || parts.schema().schemaFor(id) == null) {
            return false;
        }
        TableSchema schema = tables.of(table);
        if (included.cardinality() < schema.columns().size()) {
            signals.report(gaps.incompleteRows(
                    transaction,
                    schema.name(),
                    included.cardinality(),
                    schema.columns().size(),
                    places.offset(event)));
        }
        RowsEvent part = new RowsEvent(
                operation,
                schema,
                rows,
                transaction.file(),
                places.offset(event),
                places.firstRow(rows.size()),
                transaction.statement(),
                parts.schema().foreignKeys().of(schema.name()));
        signals.rows(part, ((EventHeaderV4) event.getHeader()).getEventLength());
        return true;
    }

    @Override
    protected void handleQueryEvent(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        QueryEventData query = unwrapData(event);
        QueryStatement statement = QueryStatement.of(query.getSql());
        switch (statement.kind()) {
            case BEGIN, SAVEPOINT -> super.handleQueryEvent(partition, offset, event);
            case COMMIT -> {
                super.handleQueryEvent(partition, offset, event);
                signals.end(offset, TransactionKind.STREAM);
            }
            case ROLLBACK -> {
                signals.report(gaps.rolledBack(transaction, places.offset(event)));
                offset.commitTransaction();
                signals.end(offset, TransactionKind.STREAM);
            }
            case XA_START -> {
                handleTransactionBegin(partition, offset, event, query.getThreadId());
                transaction.xaBranch(statement.branch());
            }
            case XA_END -> {
                // the branch is left, but not yet prepared: XA_PREPARE follows
            }
            case XA_COMMIT -> resolve(offset, statement.branch(), SourceSignal.Fate.COMMITTED, event);
            case XA_ROLLBACK -> resolve(offset, statement.branch(), SourceSignal.Fate.ROLLED_BACK, event);
            case ROWS_AS_STATEMENT ->
                signals.report(gaps.statementInsteadOfRows(
                        transaction, query.getDatabase(), query.getSql(), places.offset(event)));
            case SCHEMA -> schemaStatement(partition, offset, event, query);
        }
    }

    private void resolve(MySqlOffsetContext offset, String branch, SourceSignal.Fate fate, Event event)
            throws InterruptedException {
        enter(offset, event);
        offset.commitTransaction();
        signals.resolve(offset, branch, fate);
    }

    @Override
    protected void prepareTransaction(MySqlOffsetContext offset, Event event) {
        XAPrepareEventData data = unwrapData(event);
        offset.commitTransaction();
        try {
            if (data.isOnePhase()) {
                signals.end(offset, TransactionKind.STREAM);
            } else {
                signals.prepare(offset);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void schemaStatement(MySqlPartition partition, MySqlOffsetContext offset, Event event, QueryEventData query)
            throws InterruptedException {
        boolean isOnItsOwn = !signals.isInside();
        if (isOnItsOwn) {
            enter(offset, event);
        }
        transaction.connection(query.getThreadId());
        super.handleQueryEvent(partition, offset, event);
        signals.flush();
        for (SchemaChangeEvent change : parts.schema().takeChanges()) {
            schemaChange(change, query, event);
        }
        if (isOnItsOwn) {
            offset.commitTransaction();
            signals.end(offset, TransactionKind.DDL);
        }
    }

    private void schemaChange(SchemaChangeEvent change, QueryEventData query, Event event) throws InterruptedException {
        TableId former = parts.schema().formerName(change);
        TableName takenOut = SchemaStatements.takenOut(change, former, parts.config());
        if (takenOut != null) {
            takenOut(takenOut, change, event);
        }
        if (!SchemaStatements.isCaptured(change, parts.config())) {
            return;
        }
        SourcePosition place = new SourcePosition(transaction.file(), places.offset(event), 0);
        TableSchema table = SchemaStatements.table(change, query);
        signals.schemaChanged(
                SchemaStatements.signal(change, table, place), change.getDdl().length());
        String removing = SchemaStatements.removesRows(change);
        if (removing != null) {
            List<TableName> concerned = PartitionExchange.concerned(table.name(), change.getDdl());
            signals.report(gaps.rowsRemoved(transaction, concerned, removing, places.offset(event)));
        }
        TableName broughtIn = SchemaStatements.broughtIn(change, former, parts.config());
        if (broughtIn != null) {
            signals.report(gaps.tableBroughtIn(transaction, broughtIn, table.name(), places.offset(event)));
        }
    }

    /// Under its captured name the table is gone; its new name is none of ours.
    private void takenOut(TableName former, SchemaChangeEvent change, Event event) throws InterruptedException {
        SourcePosition place = new SourcePosition(transaction.file(), places.offset(event), 0);
        TableSchema gone = new TableSchema(former, List.of(), List.of());
        signals.schemaChanged(
                new SourceSignal.SchemaChanged(gone, change.getDdl(), place),
                change.getDdl().length());
        signals.report(gaps.tableTakenOut(transaction, former, places.offset(event)));
    }

    @Override
    protected void handleServerHeartbeat(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        signals.heartbeat(offset);
    }

    @Override
    protected void ignoreEvent(MySqlOffsetContext offset, Event event) {
        EventType type = event.getHeader().getEventType();
        if (type == EventType.ANONYMOUS_GTID) {
            commitTimes.announce(event);
        }
        if (QuietEvents.contains(type) || parts.failures().hasFailed()) {
            return;
        }
        try {
            List<TableName> concerned = lastMappedTable == null ? List.of() : List.of(lastMappedTable);
            signals.report(gaps.unreadEvent(transaction, type.name(), concerned, places.offset(event)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
