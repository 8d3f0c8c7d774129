package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableSchema;
import io.debezium.connector.mysql.MySqlOffsetContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Gathers the rows of one table's snapshot and hands them on in packs.
///
/// - **Threading**: the snapshot's thread.
final class SnapshotPack {

    private static final int ROWS = 500;
    private static final long BYTES = 512 * 1024;

    private final CaptureChannel channel;
    private final TableSchema table;
    private final String file;
    private final long offset;
    private List<RawChange> rows = new ArrayList<>();
    private long bytes;
    private long rowCount;

    SnapshotPack(CaptureChannel channel, TableSchema table, MySqlOffsetContext position) {
        this.channel = channel;
        this.table = table;
        file = Objects.requireNonNullElse(position.getSource().binlogFilename(), "");
        offset = position.getSource().binlogPosition();
    }

    long rowCount() {
        return rowCount;
    }

    void add(ResultSet row) throws SQLException, InterruptedException {
        SourcePosition place = new SourcePosition(file, offset, (int) (rowCount & Integer.MAX_VALUE));
        rows.add(new RawChange(Operation.SNAPSHOT, table, null, image(row), place, null));
        rowCount++;
        if (rows.size() >= ROWS || bytes >= BYTES) {
            flush();
        }
    }

    void flush() throws InterruptedException {
        if (!rows.isEmpty()) {
            channel.put(new SourceSignal.Rows(rows), bytes);
            rows = new ArrayList<>();
            bytes = 0;
        }
    }

    private RowImage image(ResultSet row) throws SQLException {
        ColumnValue[] values = new ColumnValue[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            byte[] printed = row.getBytes(i + 1);
            bytes += 16 + (printed == null ? 0 : printed.length);
            values[i] = SnapshotValues.value(table.columns().get(i), printed);
        }
        return new RowImage(Arrays.asList(values));
    }
}
