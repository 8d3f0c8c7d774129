package io.auditworkbench.capture.debezium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.GtidTaggedEventData;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RowsQueryEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.XAPrepareEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.capture.TransactionEnd;
import io.auditworkbench.model.change.CoverageGap;
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
/// rows before it turns them into Connect records, and take offsets only where a source transaction ends, so nothing
/// ever resumes inside one.
///
/// - **Threading**: the binlog client's thread, except `execute`.
/// - **Source**: ADR-0015, ADR-0016.
final class AuditStreamingSource extends MySqlStreamingChangeEventSource {

    /// A transaction is handed on in parts of about this size, so that one of any size fits the heap.
    private static final long BYTES_PER_PART = 256 * 1024;

    private static final long SERVER_HEARTBEAT_MILLIS = 1_000;

    private final EngineParts parts;
    private final CaptureChannel channel;
    private final TableSchemas tables = new TableSchemas();
    private final OpenTransaction transaction = new OpenTransaction();
    private final GapReports gaps;
    private final ObjectMapper json = new ObjectMapper();
    private @Nullable TableName lastMappedTable;
    private boolean isInside;
    private @Nullable EventHeaderV4 packed;
    private int packedRows;

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
        channel = parts.link().channel();
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
        channel.put(
                new SourceSignal.StreamingBegan(
                        position(getOffsetContext()), parts.link().takeSchemaRecords()),
                0);
        super.execute(context, partition, offset);
    }

    @Override
    protected void handleEvent(
            MySqlPartition partition, MySqlOffsetContext offset, ChangeEventSourceContext context, Event event) {
        if (event == null || parts.failures().hasFailed()) {
            return;
        }
        super.handleEvent(partition, offset, context, event);
        if (parts.failures().hasFailed()) {
            return;
        }
        try {
            if (event.getHeader().getEventType() == EventType.XID) {
                end(offset, TransactionKind.STREAM);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is inside a compressed transaction stands where that transaction stands.
    @Override
    protected void handleTransactionPayload(
            MySqlPartition partition, MySqlOffsetContext offset, ChangeEventSourceContext context, Event event) {
        packed = event.getHeader();
        packedRows = 0;
        event.<PackedTransaction>getData().forEach(inner -> handleEvent(partition, offset, context, inner));
        packed = null;
    }

    @Override
    protected void handleGtidEvent(
            MySqlPartition partition, MySqlOffsetContext offset, Event event, @Nullable Predicate<String> filter) {
        super.handleGtidEvent(partition, offset, event, filter);
        transaction.begin(
                offset.getSource().getCurrentGtid(),
                commitMicros(event),
                offset.getSource().binlogFilename(),
                offset(event));
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

    /// Without GTIDs a transaction begins here and is named by this place.
    private void enter(MySqlOffsetContext offset, Event event) {
        isInside = true;
        if (transaction.gtid() == null) {
            transaction.begin(null, commitMicros(event), offset.getSource().binlogFilename(), offset(event));
        }
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
            report(gaps.incompleteRows(
                    transaction,
                    schema.name(),
                    included.cardinality(),
                    schema.columns().size(),
                    offset(event)));
        }
        transaction.add(
                new RowsEvent(
                        operation,
                        schema,
                        rows,
                        transaction.file(),
                        offset(event),
                        firstRow(rows.size()),
                        transaction.statement()),
                ((EventHeaderV4) event.getHeader()).getEventLength());
        if (transaction.pendingBytes() >= BYTES_PER_PART) {
            flush();
        }
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
                end(offset, TransactionKind.STREAM);
            }
            case ROLLBACK -> {
                report(gaps.rolledBack(transaction, offset(event)));
                offset.commitTransaction();
                end(offset, TransactionKind.STREAM);
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
                report(gaps.statementInsteadOfRows(transaction, query.getDatabase(), query.getSql(), offset(event)));
            case SCHEMA -> schemaStatement(partition, offset, event, query);
        }
    }

    private void resolve(MySqlOffsetContext offset, String branch, SourceSignal.Fate fate, Event event)
            throws InterruptedException {
        enter(offset, event);
        offset.commitTransaction();
        isInside = false;
        channel.put(new SourceSignal.Resolved(branch, fate, take(offset, TransactionKind.STREAM)), 0);
    }

    @Override
    protected void prepareTransaction(MySqlOffsetContext offset, Event event) {
        XAPrepareEventData data = unwrapData(event);
        offset.commitTransaction();
        try {
            if (data.isOnePhase()) {
                end(offset, TransactionKind.STREAM);
                return;
            }
            flush();
            isInside = false;
            String branch = String.valueOf(transaction.xaBranch());
            channel.put(new SourceSignal.Prepared(branch, take(offset, TransactionKind.STREAM)), 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void schemaStatement(MySqlPartition partition, MySqlOffsetContext offset, Event event, QueryEventData query)
            throws InterruptedException {
        boolean isOnItsOwn = !isInside;
        if (isOnItsOwn) {
            enter(offset, event);
        }
        transaction.connection(query.getThreadId());
        super.handleQueryEvent(partition, offset, event);
        flush();
        for (SchemaChangeEvent change : parts.schema().takeChanges()) {
            schemaChange(change, query, event);
        }
        if (isOnItsOwn) {
            offset.commitTransaction();
            end(offset, TransactionKind.DDL);
        }
    }

    private void schemaChange(SchemaChangeEvent change, QueryEventData query, Event event) throws InterruptedException {
        if (!SchemaStatements.isCaptured(change, parts.config())) {
            return;
        }
        SourcePosition place = new SourcePosition(transaction.file(), offset(event), 0);
        TableSchema table = SchemaStatements.table(change, query);
        channel.put(
                SchemaStatements.signal(change, table, place), change.getDdl().length());
        String removing = SchemaStatements.removesRows(change);
        if (removing != null) {
            report(gaps.rowsRemoved(transaction, table.name(), removing, offset(event)));
        }
    }

    @Override
    protected void handleServerHeartbeat(MySqlPartition partition, MySqlOffsetContext offset, Event event)
            throws InterruptedException {
        if (!isInside) {
            channel.put(new SourceSignal.Heartbeat(position(offset)), 0);
        }
    }

    @Override
    protected void ignoreEvent(MySqlOffsetContext offset, Event event) {
        EventType type = event.getHeader().getEventType();
        if (QuietEvents.contains(type) || parts.failures().hasFailed()) {
            return;
        }
        try {
            List<TableName> concerned = lastMappedTable == null ? List.of() : List.of(lastMappedTable);
            report(gaps.unreadEvent(transaction, type.name(), concerned, offset(event)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(CoverageGap gap) throws InterruptedException {
        flush();
        channel.put(new SourceSignal.GapFound(gap), 0);
    }

    private void end(MySqlOffsetContext offset, TransactionKind kind) throws InterruptedException {
        flush();
        isInside = false;
        channel.put(new SourceSignal.TransactionEnded(take(offset, kind)), 0);
    }

    private TransactionEnd take(MySqlOffsetContext offset, TransactionKind kind) {
        // the engine makes a new map for each call
        Map<String, ?> place = offset.getOffset();
        TransactionEnd end = transaction.end(
                kind,
                offset.getSource().getServerId(),
                () -> position(place),
                parts.link().takeSchemaRecords());
        transaction.begin(null, 0, "", 0);
        return end;
    }

    private void flush() throws InterruptedException {
        long bytes = transaction.pendingBytes();
        if (bytes > 0) {
            channel.put(new RowsEvents(transaction.takeRows()), bytes);
        }
    }

    private String position(MySqlOffsetContext offset) {
        return position(offset.getOffset());
    }

    private String position(Map<String, ?> place) {
        try {
            return json.writeValueAsString(place);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an offset is plain text and numbers", impossible);
        }
    }

    private long offset(Event event) {
        EventHeaderV4 header = packed != null ? packed : event.getHeader();
        return header.getPosition();
    }

    private int firstRow(int rows) {
        if (packed == null) {
            return 0;
        }
        packedRows += rows;
        return packedRows - rows;
    }

    /// The server's commit time in microseconds where its GTID event tells it, else the event's own second.
    ///
    /// Not the engine's event time: that is still the previous transaction's when a GTID event is handled.
    private long commitMicros(Event event) {
        long told = switch (event.getData()) {
            case GtidEventData gtid -> gtid.getOriginalCommitTimestamp();
            case GtidTaggedEventData gtid -> gtid.getOriginalCommitTimestamp();
            case null, default -> 0;
        };
        return told != 0 ? told : event.getHeader().getTimestamp() * 1_000;
    }
}
