package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.DeleteRowsEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Map;

/// The client's deserialiser for this event, with rows read by [RowReader].
final class ExactDeleteRows extends DeleteRowsEventDataDeserializer {

    private final RowReader reader;

    ExactDeleteRows(Map<Long, TableMapEventData> tables) {
        super(tables);
        reader = new RowReader(tables);
    }

    @Override
    protected Serializable[] deserializeRow(long tableId, BitSet includedColumns, ByteArrayInputStream inputStream)
            throws IOException {
        return reader.read(tableId, includedColumns, inputStream);
    }
}
