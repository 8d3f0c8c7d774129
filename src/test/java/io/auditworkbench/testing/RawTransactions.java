package io.auditworkbench.testing;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.event.RowsQueryEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts the events of a binlog together to transactions.
///
/// - **Errors**: [AssertionError] for rows outside of a transaction or of an unknown table.
/// - **Threading**: one thread.
final class RawTransactions {

    private static final Set<String> BRACKETS = Set.of("BEGIN", "COMMIT");
    private static final Set<EventType> OUTSIDE =
            Set.of(EventType.FORMAT_DESCRIPTION, EventType.PREVIOUS_GTIDS, EventType.STOP, EventType.HEARTBEAT);

    private final RawBinlogReader.Images images;
    private final Consumer<RawTransaction> consumer;
    private final Map<Long, TableMapEventData> tables = new HashMap<>();
    private BinlogPosition position;
    private @Nullable Open open;

    RawTransactions(String firstFile, RawBinlogReader.Images images, Consumer<RawTransaction> consumer) {
        this.images = images;
        this.consumer = consumer;
        this.position = new BinlogPosition(firstFile, 4);
    }

    /// Behind the last event.
    BinlogPosition position() {
        return position;
    }

    boolean isOpen() {
        return open != null;
    }

    void accept(Event event) {
        EventHeaderV4 header = event.getHeader();
        BinlogPosition before = position;
        if (header.getEventType() == EventType.ROTATE) {
            RotateEventData rotate = event.getData();
            position = new BinlogPosition(rotate.getBinlogFilename(), rotate.getBinlogPosition());
            return;
        }
        if (header.getNextPosition() > 0) {
            position = new BinlogPosition(position.file(), header.getNextPosition());
        }
        switch (header.getEventType()) {
            case GTID, ANONYMOUS_GTID -> open = new Open(event.getData(), before);
            case QUERY -> query(event.getData());
            case ROWS_QUERY ->
                current().rowsQuery = event.<RowsQueryEventData>getData().getQuery();
            case TABLE_MAP -> table(event.getData());
            case XID, XA_PREPARE -> close();
            case WRITE_ROWS, EXT_WRITE_ROWS -> inserted(event.getData());
            case UPDATE_ROWS, EXT_UPDATE_ROWS -> updated(event.getData());
            case DELETE_ROWS, EXT_DELETE_ROWS -> deleted(event.getData());
            case TRANSACTION_PAYLOAD -> unpacked(event.getData());
            default -> other(header.getEventType());
        }
    }

    /// Positions inside a compressed transaction are not those of the file.
    private void unpacked(TransactionPayloadEventData packed) {
        packed.getUncompressedEvents().forEach(event -> {
            event.<EventHeaderV4>getHeader().setNextPosition(0);
            accept(event);
        });
    }

    private void query(QueryEventData query) {
        Open transaction = current();
        String sql = query.getSql();
        boolean opens = sql.equals("BEGIN") || sql.startsWith("XA START");
        transaction.threadId = query.getThreadId();
        transaction.hasBegun |= opens;
        if (!BRACKETS.contains(sql)) {
            transaction.statements.add(sql);
        }
        if (sql.equals("COMMIT") || !transaction.hasBegun) {
            close();
        }
    }

    private void table(TableMapEventData table) {
        tables.put(table.getTableId(), table);
    }

    private void inserted(WriteRowsEventData rows) {
        add(rows.getTableId(), RowOperation.INSERT, rows.getRows().stream().map(row -> RawRow.of(null, row)));
    }

    private void updated(UpdateRowsEventData rows) {
        add(
                rows.getTableId(),
                RowOperation.UPDATE,
                rows.getRows().stream().map(row -> RawRow.of(row.getKey(), row.getValue())));
    }

    private void deleted(DeleteRowsEventData rows) {
        add(rows.getTableId(), RowOperation.DELETE, rows.getRows().stream().map(row -> RawRow.of(row, null)));
    }

    private void add(long tableId, RowOperation operation, Stream<RawRow> rows) {
        Open transaction = current();
        TableMapEventData table = Objects.requireNonNull(tables.get(tableId), "rows of an unknown table");
        List<RawRow> all = rows.toList();
        List<RawRow> kept = images == RawBinlogReader.Images.KEPT ? all : List.of();
        transaction.changes.add(new RawRows(table, operation, position, transaction.rowsQuery, all.size(), kept));
    }

    private void other(EventType type) {
        if (open != null) {
            open.unread.add(type);
        } else if (!OUTSIDE.contains(type)) {
            throw new AssertionError(type + " outside of a transaction at " + position);
        }
    }

    private void close() {
        Open transaction = current();
        open = null;
        consumer.accept(transaction.closedAt(position));
    }

    private Open current() {
        if (open == null) {
            throw new AssertionError("an event outside of a transaction at " + position);
        }
        return open;
    }

    private static final class Open {

        private final GtidEventData gtid;
        private final BinlogPosition begin;
        private final List<String> statements = new ArrayList<>();
        private final List<RawRows> changes = new ArrayList<>();
        private final List<EventType> unread = new ArrayList<>();
        private String rowsQuery = "";
        private long threadId;
        private boolean hasBegun;

        Open(GtidEventData gtid, BinlogPosition begin) {
            this.gtid = gtid;
            this.begin = begin;
        }

        RawTransaction closedAt(BinlogPosition end) {
            return new RawTransaction(
                    gtid.getMySqlGtid().toString(),
                    begin,
                    end,
                    gtid.getOriginalCommitTimestamp(),
                    threadId,
                    statements,
                    changes,
                    unread);
        }
    }
}
