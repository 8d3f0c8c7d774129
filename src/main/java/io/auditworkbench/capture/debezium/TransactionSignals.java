package io.auditworkbench.capture.debezium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.capture.TransactionEnd;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.TransactionKind;
import io.debezium.connector.mysql.MySqlOffsetContext;
import java.util.Map;

/// Hands on what the binlog's reader found: rows in parts, and offsets only where a source transaction ends, so nothing
/// ever resumes inside one.
///
/// - **Threading**: the binlog client's thread; [#streamingBegan] before that one begins.
/// - **Errors**: `InterruptedException` when capture was closed.
final class TransactionSignals {

    /// A transaction is handed on in parts of about this size, so that one of any size fits the heap.
    private static final long BYTES_PER_PART = 256 * 1024;

    private final EngineLink link;
    private final CaptureChannel channel;
    private final OpenTransaction transaction;
    private final ObjectMapper json = new ObjectMapper();
    private boolean isInside;

    TransactionSignals(EngineLink link, OpenTransaction transaction) {
        this.link = link;
        this.transaction = transaction;
        channel = link.channel();
    }

    void streamingBegan(MySqlOffsetContext offset) throws InterruptedException {
        channel.put(new SourceSignal.StreamingBegan(position(offset.getOffset()), link.takeSchemaRecords()), 0);
    }

    /// Says whether a transaction has begun and not ended.
    boolean isInside() {
        return isInside;
    }

    /// Without GTIDs a transaction begins here and is named by this place.
    void enter(long commitMicros, String file, long offset) {
        isInside = true;
        if (transaction.gtid() == null) {
            transaction.begin(null, commitMicros, file, offset);
        }
    }

    void rows(RowsEvent rows, long eventBytes) throws InterruptedException {
        transaction.add(rows, eventBytes);
        if (transaction.pendingBytes() >= BYTES_PER_PART) {
            flush();
        }
    }

    void flush() throws InterruptedException {
        long bytes = transaction.pendingBytes();
        if (bytes > 0) {
            channel.put(new RowsEvents(transaction.takeRows()), bytes);
        }
    }

    void schemaChanged(SourceSignal change, long bytes) throws InterruptedException {
        channel.put(change, bytes);
    }

    void report(CoverageGap gap) throws InterruptedException {
        flush();
        channel.put(new SourceSignal.GapFound(gap), 0);
    }

    void end(MySqlOffsetContext offset, TransactionKind kind) throws InterruptedException {
        channel.put(new SourceSignal.TransactionEnded(take(offset, kind)), 0);
    }

    void prepare(MySqlOffsetContext offset) throws InterruptedException {
        String branch = String.valueOf(transaction.xaBranch());
        channel.put(new SourceSignal.Prepared(branch, take(offset, TransactionKind.STREAM)), 0);
    }

    void resolve(MySqlOffsetContext offset, String branch, SourceSignal.Fate fate) throws InterruptedException {
        channel.put(new SourceSignal.Resolved(branch, fate, take(offset, TransactionKind.STREAM)), 0);
    }

    /// Where nothing is open, a heartbeat is a place to resume at.
    void heartbeat(MySqlOffsetContext offset) throws InterruptedException {
        if (!isInside) {
            channel.put(new SourceSignal.Heartbeat(position(offset.getOffset())), 0);
        }
    }

    private TransactionEnd take(MySqlOffsetContext offset, TransactionKind kind) throws InterruptedException {
        flush();
        isInside = false;
        // the engine makes a new map for each call
        Map<String, ?> place = offset.getOffset();
        TransactionEnd end = transaction.end(
                kind, offset.getSource().getServerId(), () -> position(place), link.takeSchemaRecords());
        transaction.begin(null, 0, "", 0);
        return end;
    }

    private String position(Map<String, ?> place) {
        try {
            return json.writeValueAsString(place);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an offset is plain text and numbers", impossible);
        }
    }
}
