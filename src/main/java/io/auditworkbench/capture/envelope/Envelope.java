package io.auditworkbench.capture.envelope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record without its wrapping: the same names whether it came plain, with its schema, or as a CloudEvent.
///
/// - **Shape**: `schema` is the Connect schema of `payload`, null when the sender leaves it out.
/// - **Source**: Kafka Connect `JsonConverter` (`schema`, `payload`); CloudEvents 1.0 with Debezium's `iodebezium…`
///   attributes.
record Envelope(JsonValue.Members payload, JsonValue.@Nullable Members schema) {

    private static final String PREFIX = "iodebezium";

    /// The payload of a record, null when the record is empty.
    static @Nullable Envelope of(JsonValue.Members record) {
        if (record.has("specversion")) {
            return cloudEvent(record);
        }
        return isWrapped(record) ? unwrapped(record) : new Envelope(record, null);
    }

    private static boolean isWrapped(JsonValue.Members record) {
        return record.values().size() == 2 && record.has("schema") && record.has("payload");
    }

    private static @Nullable Envelope unwrapped(JsonValue.Members record) {
        JsonValue.Members payload = record.members("payload");
        if (payload == null && record.get("payload") != null) {
            throw EnvelopeProblem.unreadable("its payload is no object");
        }
        return payload == null ? null : new Envelope(payload, record.members("schema"));
    }

    /// CloudEvents carries the source block in attributes, numbers as strings.
    private static @Nullable Envelope cloudEvent(JsonValue.Members event) {
        JsonValue.Members data = event.members("data");
        Envelope inner = data == null ? null : of(data);
        if (inner == null || !event.has(PREFIX + "op") || inner.payload().has("op")) {
            return inner;
        }
        Map<String, JsonValue> payload = new LinkedHashMap<>(inner.payload().values());
        payload.put("op", attribute(event, "op"));
        payload.put("source", new JsonValue.Members(source(event)));
        payload.put("transaction", transaction(event));
        return new Envelope(new JsonValue.Members(payload), inner.schema());
    }

    private static Map<String, JsonValue> source(JsonValue.Members event) {
        Map<String, JsonValue> source = new LinkedHashMap<>();
        for (String name : List.of(
                "connector", "name", "snapshot", "db", "table", "gtid", "file", "pos", "row", "thread", "query")) {
            source.put(name, attribute(event, name));
        }
        source.put("ts_ms", attribute(event, "tsms"));
        source.put("ts_us", attribute(event, "tsus"));
        source.put("server_id", attribute(event, "serverid"));
        return source;
    }

    private static JsonValue transaction(JsonValue.Members event) {
        if (event.get(PREFIX + "txid") == null) {
            return JsonValue.Literal.NULL;
        }
        Map<String, JsonValue> transaction = new LinkedHashMap<>();
        transaction.put("id", attribute(event, "txid"));
        transaction.put("total_order", attribute(event, "txtotalorder"));
        return new JsonValue.Members(transaction);
    }

    private static JsonValue attribute(JsonValue.Members event, String name) {
        return event.values().getOrDefault(PREFIX + name, JsonValue.Literal.NULL);
    }

    /// The fields of the row images, null when the record has no schema.
    @Nullable
    List<WireField> rowFields() {
        if (schema == null) {
            return null;
        }
        for (JsonValue field : schema.items("fields")) {
            if (field instanceof JsonValue.Members members && isImage(members)) {
                return WireField.ofRow(members);
            }
        }
        return new ArrayList<>();
    }

    private static boolean isImage(JsonValue.Members field) {
        return "after".equals(field.text("field")) || "before".equals(field.text("field"));
    }
}
