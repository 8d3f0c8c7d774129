package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TransactionPayloadEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/// Reads the frame of a compressed transaction (`binlog_transaction_compression`); [PackedTransaction] unpacks it.
///
/// - **Source**: MySQL source, `libbinlogevents/include/codecs/binary.h`: fields of type, length, value until type 0; 1
///   payload size, 2 compression (0 zstd, 255 none), 3 uncompressed size.
final class ExactTransactionPayload implements EventDataDeserializer<TransactionPayloadEventData> {

    private static final int END_OF_FIELDS = 0;
    private static final int PAYLOAD_SIZE = 1;
    private static final int COMPRESSION = 2;

    private final Map<Long, TableMapEventData> tables;

    ExactTransactionPayload(Map<Long, TableMapEventData> tables) {
        this.tables = tables;
    }

    @Override
    public TransactionPayloadEventData deserialize(ByteArrayInputStream in) throws IOException {
        int payloadSize = 0;
        int compression = 0;
        for (int field = in.readPackedInteger(); field != END_OF_FIELDS; field = in.readPackedInteger()) {
            int length = in.readPackedInteger();
            switch (field) {
                case PAYLOAD_SIZE -> payloadSize = in.readPackedInteger();
                case COMPRESSION -> compression = in.readPackedInteger();
                default -> in.read(length);
            }
        }
        return new PackedTransaction(in.read(payloadSize), compression, tables);
    }
}
