package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.WriteRowsEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;

/// The client's deserialiser for this event, with rows read by [RowReader].
final class ExactWriteRows extends WriteRowsEventDataDeserializer {

    private final RowReader reader;

    ExactWriteRows(Map<Long, TableMapEventData> tables) {
        super(tables);
        reader = new RowReader(tables);
    }

    @Override
    protected Serializable[] deserializeRow(long tableId, BitSet includedColumns, ByteArrayInputStream inputStream)
            throws IOException {
        return reader.read(tableId, includedColumns, inputStream);
    }
}
