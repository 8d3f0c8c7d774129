package io.auditworkbench.testing;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.DeleteRowsEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.UpdateRowsEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.WriteRowsEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/// The library's event reader, with text and binary columns as bytes, and dates and times as exact text.
final class ExactEventDeserializer extends EventDeserializer {

    /// The library's own map of tables is private, and the readers of rows need one.
    private final Map<Long, TableMapEventData> tables = new HashMap<>();

    ExactEventDeserializer() {
        setEventDataDeserializer(EventType.WRITE_ROWS, new Inserts(tables));
        setEventDataDeserializer(EventType.UPDATE_ROWS, new Updates(tables));
        setEventDataDeserializer(EventType.DELETE_ROWS, new Deletes(tables));
        setEventDataDeserializer(EventType.EXT_WRITE_ROWS, new Inserts(tables).setMayContainExtraInformation(true));
        setEventDataDeserializer(EventType.EXT_UPDATE_ROWS, new Updates(tables).setMayContainExtraInformation(true));
        setEventDataDeserializer(EventType.EXT_DELETE_ROWS, new Deletes(tables).setMayContainExtraInformation(true));
        setCompatibilityMode(CompatibilityMode.CHAR_AND_BINARY_AS_BYTE_ARRAY);
    }

    @Override
    public Event nextEvent(ByteArrayInputStream input) throws IOException {
        Event event = super.nextEvent(input);
        if (event != null && event.getHeader().getEventType() == EventType.TABLE_MAP) {
            TableMapEventData table = event.getData();
            tables.put(table.getTableId(), table);
        }
        return event;
    }

    private static final class Inserts extends WriteRowsEventDataDeserializer {

        Inserts(Map<Long, TableMapEventData> tables) {
            super(tables);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream input) throws IOException {
            return ExactTemporals.date(input);
        }

        @Override
        protected Serializable deserializeYear(ByteArrayInputStream input) throws IOException {
            return ExactTemporals.year(input);
        }

        @Override
        protected Serializable deserializeTimeV2(int digits, ByteArrayInputStream input) throws IOException {
            return ExactTemporals.time(digits, input);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream input) throws IOException {
            return ExactTemporals.dateTime(digits, input);
        }

        @Override
        protected Serializable deserializeTimestampV2(int digits, ByteArrayInputStream input) throws IOException {
            return ExactTemporals.timestamp(digits, input);
        }
    }

    private static final class Updates extends UpdateRowsEventDataDeserializer {

        Updates(Map<Long, TableMapEventData> tables) {
            super(tables);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream input) throws IOException {
            return ExactTemporals.date(input);
        }

        @Override
        protected Serializable deserializeYear(ByteArrayInputStream input) throws IOException {
            return ExactTemporals.year(input);
        }

        @Override
        protected Serializable deserializeTimeV2(int digits, ByteArrayInputStream input) throws IOException {
            return ExactTemporals.time(digits, input);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream input) throws IOException {
            return ExactTemporals.dateTime(digits, input);
        }

        @Override
        protected Serializable deserializeTimestampV2(int digits, ByteArrayInputStream input) throws IOException {
            return ExactTemporals.timestamp(digits, input);
        }
    }

    private static final class Deletes extends DeleteRowsEventDataDeserializer {

        Deletes(Map<Long, TableMapEventData> tables) {
            super(tables);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream input) throws IOException {
            return ExactTemporals.date(input);
        }

        @Override
        protected Serializable deserializeYear(ByteArrayInputStream input) throws IOException {
            return ExactTemporals.year(input);
        }

        @Override
        protected Serializable deserializeTimeV2(int digits, ByteArrayInputStream input) throws IOException {
            return ExactTemporals.time(digits, input);
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream input) throws IOException {
            return ExactTemporals.dateTime(digits, input);
        }

        @Override
        protected Serializable deserializeTimestampV2(int digits, ByteArrayInputStream input) throws IOException {
            return ExactTemporals.timestamp(digits, input);
        }
    }
}
