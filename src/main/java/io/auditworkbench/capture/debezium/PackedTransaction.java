package io.auditworkbench.capture.debezium;

import com.github.luben.zstd.ZstdInputStream;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;

/// A compressed transaction, unpacked event by event while it is handled: the server packs up to 1 GiB of events into
/// one, which would not fit the heap.
///
/// - **Errors**: [IllegalStateException] when it cannot be unpacked; never an I/O failure, which would pass for a lost
///   connection.
final class PackedTransaction extends TransactionPayloadEventData {

    private static final int ZSTD = 0;
    private static final int NOT_COMPRESSED = 255;

    /// Inside, positions count from the transaction's own begin; 0 leaves the packed event's position in force.
    private static final int NO_POSITION = 0;

    private final transient Map<Long, TableMapEventData> tables;

    PackedTransaction(byte[] payload, int compression, Map<Long, TableMapEventData> tables) {
        setPayload(payload);
        setPayloadSize(payload.length);
        setCompressionType(compression);
        setUncompressedEvents(new ArrayList<>());
        this.tables = tables;
    }

    /// Gives away each event as soon as it is read.
    void forEach(Consumer<Event> consumer) {
        try (ByteArrayInputStream in = new ByteArrayInputStream(unpacked())) {
            ExactEventDeserializer inner = new ExactEventDeserializer(tables);
            for (Event event = inner.nextEvent(in); event != null; event = inner.nextEvent(in)) {
                event.<EventHeaderV4>getHeader().setNextPosition(NO_POSITION);
                consumer.accept(event);
            }
        } catch (IOException broken) {
            throw new IllegalStateException("a compressed transaction cannot be unpacked: "
                    + broken.getClass().getSimpleName());
        }
    }

    private InputStream unpacked() throws IOException {
        InputStream packed = new java.io.ByteArrayInputStream(getPayload());
        return switch (getCompressionType()) {
            case ZSTD -> new ZstdInputStream(packed);
            case NOT_COMPRESSED -> packed;
            default -> throw new IllegalStateException("compression " + getCompressionType() + " is not known");
        };
    }
}
