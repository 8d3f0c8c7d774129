package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads a table map event, and answers the same bytes with the same object.
///
/// The server repeats a table's map, with all names of its columns, before the rows of every statement: with small
/// transactions reading it anew took a quarter of the binlog client's thread.
///
/// - **Shape**: the newest map of each table number is remembered, of 512 tables at most. The result is shared and must
///   not be changed; nothing in the client or the engine does.
/// - **Threading**: the binlog client's thread.
final class RepeatedTableMaps extends TableMapEventDataDeserializer {

    private static final int TABLES_REMEMBERED = 512;
    private static final int TABLE_NUMBER_BYTES = 6;

    private record Seen(byte[] bytes, TableMapEventData map) {}

    private final Map<Long, Seen> newest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Seen> eldest) {
            return size() > TABLES_REMEMBERED;
        }
    };

    @Override
    public TableMapEventData deserialize(ByteArrayInputStream in) throws IOException {
        byte[] bytes = in.read(in.available());
        long table = number(bytes);
        Seen seen = newest.get(table);
        if (seen == null || !Arrays.equals(seen.bytes, bytes)) {
            seen = new Seen(bytes, super.deserialize(new ByteArrayInputStream(bytes)));
            newest.put(table, seen);
        }
        return seen.map;
    }

    /// Little-endian, the first bytes of the event's body.
    private static long number(byte[] bytes) {
        long number = 0;
        for (int i = TABLE_NUMBER_BYTES - 1; i >= 0; i--) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }
}
