package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.GtidEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The client's event reader with our row readers in it, also inside compressed transactions.
///
/// - **Threading**: the binlog client's thread.
final class ExactEventDeserializer extends EventDeserializer {

    private final Map<Long, TableMapEventData> tables;

    ExactEventDeserializer() {
        this(new HashMap<>());
    }

    ExactEventDeserializer(Map<Long, TableMapEventData> tables) {
        this.tables = tables;
        // any other class here makes the client read each map with its own reader as well
        RepeatedTableMaps maps = new RepeatedTableMaps();
        setEventDataDeserializer(EventType.TABLE_MAP, new EventDataWrapper.Deserializer(maps, maps));
        setEventDataDeserializer(EventType.GTID, new GtidEventDataDeserializer());
        // the same form, without a GTID in it
        setEventDataDeserializer(EventType.ANONYMOUS_GTID, new GtidEventDataDeserializer());
        setEventDataDeserializer(EventType.WRITE_ROWS, new ExactWriteRows(tables));
        setEventDataDeserializer(EventType.UPDATE_ROWS, new ExactUpdateRows(tables));
        setEventDataDeserializer(EventType.DELETE_ROWS, new ExactDeleteRows(tables));
        setEventDataDeserializer(
                EventType.EXT_WRITE_ROWS, new ExactWriteRows(tables).setMayContainExtraInformation(true));
        setEventDataDeserializer(
                EventType.EXT_UPDATE_ROWS, new ExactUpdateRows(tables).setMayContainExtraInformation(true));
        setEventDataDeserializer(
                EventType.EXT_DELETE_ROWS, new ExactDeleteRows(tables).setMayContainExtraInformation(true));
        setEventDataDeserializer(EventType.TRANSACTION_PAYLOAD, new ExactTransactionPayload(tables));
    }

    @Override
    public Event nextEvent(ByteArrayInputStream in) throws IOException {
        Event event = super.nextEvent(in);
        if (event == null) {
            return null;
        }
        if (event.getData() instanceof EventDataWrapper table) {
            event = new Event(event.getHeader(), table.getInternal());
            remember(event);
        }
        if (event.getHeader().getEventType() == EventType.ROTATE
                && event.getHeader().getTimestamp() != 0) {
            tables.clear();
        }
        return event;
    }

    private void remember(Event event) {
        TableMapEventData map = event.getData();
        tables.put(map.getTableId(), map);
    }
}
