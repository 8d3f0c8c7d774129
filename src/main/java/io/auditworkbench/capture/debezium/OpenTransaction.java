package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.TransactionEnd;
import io.auditworkbench.model.change.TransactionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The transaction that the binlog's reader is inside of: what its events told so far, and rows not yet handed on.
///
/// - **Threading**: the binlog client's thread.
final class OpenTransaction {

    private @Nullable String gtid;
    private long commitMicros;
    private String file = "";
    private long offset;
    private @Nullable Long connectionId;
    private long rowCount;
    private @Nullable String xaBranch;
    private @Nullable String statement;
    private List<RowsEvent> rows = new ArrayList<>();
    private long bytes;

    /// A new GTID event: a new transaction, whatever came before.
    void begin(@Nullable String newGtid, long newCommitMicros, String newFile, long newOffset) {
        gtid = newGtid;
        commitMicros = newCommitMicros;
        file = newFile;
        offset = newOffset;
        connectionId = null;
        rowCount = 0;
        xaBranch = null;
        statement = null;
    }

    void connection(long id) {
        connectionId = id;
    }

    void xaBranch(String branch) {
        xaBranch = branch;
    }

    @Nullable
    String xaBranch() {
        return xaBranch;
    }

    void statement(String text) {
        statement = text;
    }

    @Nullable
    String statement() {
        return statement;
    }

    @Nullable
    String gtid() {
        return gtid;
    }

    String file() {
        return file;
    }

    long commitMicros() {
        return commitMicros;
    }

    void add(RowsEvent event, long eventBytes) {
        rows.add(event);
        bytes += eventBytes;
        rowCount += event.rows().size();
    }

    long pendingBytes() {
        return bytes;
    }

    List<RowsEvent> takeRows() {
        List<RowsEvent> taken = rows;
        rows = new ArrayList<>();
        bytes = 0;
        return taken;
    }

    TransactionEnd end(TransactionKind kind, long serverId, Supplier<String> position, List<String> schemaRecords) {
        String identity = gtid != null ? gtid : file + ":" + offset;
        return new TransactionEnd(
                kind,
                identity,
                gtid,
                file,
                offset,
                commitMicros,
                connectionId,
                serverId,
                rowCount,
                position,
                schemaRecords);
    }
}
