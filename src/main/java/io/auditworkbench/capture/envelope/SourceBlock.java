package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import org.jspecify.annotations.Nullable;

/// Reads the `source` block of a record.
final class SourceBlock {

    private static final long MICROS_PER_MILLI = 1_000;

    /// The end of the year 9999.
    private static final long MAX_MILLIS = 253_402_300_800_000L;

    private SourceBlock() {}

    static PushedOrigin origin(JsonValue.Members source) {
        refuseForeign(source.text("connector"));
        String sender = source.text("name");
        String file = source.text("file");
        Long offset = source.whole("pos");
        Long row = source.whole("row");
        if (sender == null || sender.isBlank() || file == null || offset == null || offset < 0) {
            throw EnvelopeProblem.unreadable("its source block has no name, file or position");
        }
        if (row != null && (row < 0 || row > Integer.MAX_VALUE)) {
            throw EnvelopeProblem.unreadable("its source block has a row number that cannot be");
        }
        Long serverId = source.whole("server_id");
        return new PushedOrigin(
                sender,
                snapshot(source),
                file,
                offset,
                row == null ? 0 : row.intValue(),
                emptyToNull(source.text("gtid")),
                serverId == null || serverId < 0 ? 0 : serverId,
                source.whole("thread"),
                micros(source));
    }

    static TableName table(JsonValue.Members source) {
        String schema = source.text("db");
        String table = source.text("table");
        if (schema == null || table == null || table.isEmpty()) {
            throw EnvelopeProblem.unreadable("its source block does not name a table");
        }
        return new TableName(schema, table);
    }

    private static void refuseForeign(@Nullable String connector) {
        if ("mysql".equals(connector)) {
            return;
        }
        if ("mariadb".equals(connector)) {
            throw new WorkbenchException(
                    ErrorCode.MARIADB_NOT_SUPPORTED,
                    "The sender reads MariaDB. Audit Workbench reads MySQL; MariaDB is planned for a later version.",
                    "Nothing was stored. Stop the sender.");
        }
        throw EnvelopeProblem.unreadable("it was not made by Debezium's MySQL connector");
    }

    private static SnapshotMark snapshot(JsonValue.Members source) {
        if (source.isTrue("snapshot")) {
            return SnapshotMark.INSIDE;
        }
        String word = source.text("snapshot");
        return SnapshotMark.of(word == null ? "" : word);
    }

    private static long micros(JsonValue.Members source) {
        Long micros = source.whole("ts_us");
        Long millis = source.whole("ts_ms");
        if (micros == null && millis == null) {
            throw EnvelopeProblem.unreadable("its source block has no time");
        }
        long time = micros != null ? micros : Math.clamp(millis, -MAX_MILLIS, MAX_MILLIS) * MICROS_PER_MILLI;
        if (Math.abs(time) >= MAX_MILLIS * MICROS_PER_MILLI) {
            throw EnvelopeProblem.unreadable("its source block has a time that cannot be");
        }
        return time;
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
