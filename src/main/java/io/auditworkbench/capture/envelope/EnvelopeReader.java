package io.auditworkbench.capture.envelope;

import io.auditworkbench.capture.envelope.PushedRecord.TransactionMark;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what Debezium Server posts or a file of it holds: bytes in, [PushedRecord]s out, one after another.
///
/// - **Shape**: one JSON object or an array of them; each plain, with its schema, or a CloudEvent. What a record is
///   follows from its shape alone. A schema change is given to the [TableBook] before its own record is handed on, so
///   the rows behind it read.
/// - **Errors**: `BAD_INPUT` for what is no JSON; `UNREADABLE_EVENT` and `SCHEMA_UNKNOWN` for a record whose meaning
///   cannot be known exactly. Records before it have been handed on already: whoever keeps them undoes that.
/// - **Threading**: one thread at a time.
/// - **Source**: Debezium 3.6 documentation, MySQL connector, *Data change events*, *Transaction metadata*, *Schema
///   change topic*.
public final class EnvelopeReader {

    private static final int PLANS_REMEMBERED = 1_000;

    private record PlanKey(TableName name, @Nullable TableSchema declared, List<WireField> fields) {}

    private final TableBook tables;
    private final Map<PlanKey, RowPlan> statedPlans = new HashMap<>();
    private final IdentityHashMap<TableSchema, RowPlan> defaultPlans = new IdentityHashMap<>();

    public EnvelopeReader(TableBook tables) {
        this.tables = Objects.requireNonNull(tables, "tables");
    }

    /// Takes the records of a body or a file, with the line each begins on.
    @FunctionalInterface
    public interface Sink {

        /// Takes the next record; `line` counts from 1.
        void accept(PushedRecord record, int line);

        /// Hears why a record of a file was not read, or was not accepted; returns to go on behind it.
        default void refused(int line, WorkbenchException reason) {
            throw reason;
        }

        /// Whether to read on; asked before each record of a file.
        default boolean isWanted() {
            return true;
        }
    }

    /// Reads the body of one request.
    public void readBody(byte[] body, Sink sink) {
        try (JsonRecords records = JsonRecords.ofBody(body)) {
            for (JsonValue next = records.next(); next != null; next = records.next()) {
                sink.accept(record(next), records.line());
            }
        } catch (IOException failure) {
            throw EnvelopeProblem.unreadable("its bytes end early", failure);
        }
    }

    /// Reads a file: records one after another, arrays of them, or recorded requests whose `body` holds them as text.
    ///
    /// - **Units**: `limit` is the size of the largest record, in bytes of its text.
    public void readFile(InputStream in, FileLayout layout, int limit, Sink sink) {
        Lines lines = new Lines(in, limit);
        try {
            if (layout == FileLayout.LINES) {
                readLines(lines, limit, sink);
            } else {
                readAll(JsonRecords.ofFile(in, limit), sink);
            }
        } catch (IOException failure) {
            sink.refused(Math.max(1, lines.number()), EnvelopeProblem.damaged(failure));
        }
    }

    private void readLines(Lines lines, int limit, Sink sink) throws IOException {
        for (byte[] line = lines.next(); line != null && sink.isWanted(); line = lines.next()) {
            if (lines.isTooLong()) {
                sink.refused(lines.number(), EnvelopeProblem.tooLarge(limit));
            } else {
                readAll(JsonRecords.ofLine(line, lines.number()), sink);
            }
        }
    }

    private void readAll(JsonRecords records, Sink sink) {
        try (records) {
            for (JsonValue next = records.next(); next != null && sink.isWanted(); next = records.next()) {
                take(next, records.line(), sink);
            }
        } catch (WorkbenchException broken) {
            sink.refused(records.line(), broken);
        } catch (IOException failure) {
            sink.refused(records.line(), EnvelopeProblem.damaged(failure));
        }
    }

    private void take(JsonValue value, int line, Sink sink) {
        try {
            String request = recordedBody(value);
            if (request == null) {
                sink.accept(record(value), line);
            } else {
                readBody(request.getBytes(StandardCharsets.UTF_8), (record, _) -> sink.accept(record, line));
            }
        } catch (WorkbenchException reason) {
            sink.refused(line, reason);
        }
    }

    private static @Nullable String recordedBody(JsonValue value) {
        return value instanceof JsonValue.Members members && members.has("method") && members.has("headers")
                ? members.text("body")
                : null;
    }

    private PushedRecord record(JsonValue value) {
        if (value == JsonValue.Literal.NULL) {
            return new PushedRecord.Tombstone();
        }
        if (!(value instanceof JsonValue.Members members)) {
            return new PushedRecord.Unknown(
                    "A record is no JSON object.", "Set debezium.format.value=json or cloudevents at the sender.");
        }
        Envelope envelope = Envelope.of(members);
        return envelope == null ? new PushedRecord.Tombstone() : record(envelope);
    }

    private PushedRecord record(Envelope envelope) {
        JsonValue.Members payload = envelope.payload();
        JsonValue.Members source = payload.members("source");
        String operation = payload.text("op");
        if (operation != null && source != null) {
            return change(envelope, operation, source);
        }
        if (source != null && payload.has("ddl") && payload.has("tableChanges")) {
            return schemaChange(payload, source);
        }
        if (payload.has("status") && payload.has("id") && payload.has("event_count")) {
            return transactionEdge(payload);
        }
        if (payload.values().size() == 1 && payload.has("ts_ms")) {
            return new PushedRecord.Heartbeat();
        }
        return new PushedRecord.Unknown(
                "A record is neither a row change nor a transaction, schema change or heartbeat of Debezium.",
                "Remove transforms that unwrap or reshape the records (debezium.transforms) at the sender.");
    }

    private PushedRecord change(Envelope envelope, String operation, JsonValue.Members source) {
        PushedOrigin origin = SourceBlock.origin(source);
        TableName name = SourceBlock.table(source);
        TransactionMark transaction = mark(envelope.payload());
        TableSchema declared = tables.find(origin, transaction == null ? null : transaction.id(), name);
        if (operation.equals("t")) {
            return new PushedRecord.Truncate(
                    origin, declared == null ? new TableSchema(name, List.of(), List.of()) : declared);
        }
        Operation meant = switch (operation) {
            case "c" -> Operation.INSERT;
            case "u" -> Operation.UPDATE;
            case "d" -> Operation.DELETE;
            case "r" -> Operation.SNAPSHOT;
            default -> null;
        };
        if (meant == null) {
            return new PushedRecord.Unknown(
                    "A record has an operation that MySQL does not have.", "Only MySQL connectors can be received.");
        }
        RowPlan plan = plan(envelope, declared, name);
        JsonValue.Members payload = envelope.payload();
        RawChange change = new RawChange(
                meant,
                plan.table(),
                plan.image(payload.get("before")),
                plan.image(payload.get("after")),
                new SourcePosition(origin.file(), origin.offset(), origin.row()),
                source.text("query"));
        return new PushedRecord.Row(origin, transaction, checked(change), processedNanos(payload));
    }

    /// Refused here and not by the normaliser, whose words are for a capture that stops.
    private static RawChange checked(RawChange change) {
        boolean hasBefore = change.before() != null;
        boolean hasAfter = change.after() != null;
        boolean fits = switch (change.operation()) {
            case INSERT, SNAPSHOT -> !hasBefore && hasAfter;
            case DELETE -> hasBefore && !hasAfter;
            default -> hasBefore && hasAfter;
        };
        if (!fits) {
            throw EnvelopeProblem.unreadable("a row image of " + change.table().name()
                    + " is missing or too many; the server may not log full rows (binlog_row_image=FULL)");
        }
        return change;
    }

    private RowPlan plan(Envelope envelope, @Nullable TableSchema declared, TableName name) {
        List<WireField> fields = envelope.rowFields();
        if (fields == null && declared == null) {
            throw EnvelopeProblem.schemaUnknown(name.toString());
        }
        if (statedPlans.size() + defaultPlans.size() > PLANS_REMEMBERED) {
            statedPlans.clear();
            defaultPlans.clear();
        }
        return fields == null
                ? defaultPlans.computeIfAbsent(Objects.requireNonNull(declared), RowPlan::byDefault)
                : statedPlans.computeIfAbsent(
                        new PlanKey(name, declared, fields),
                        key -> RowPlan.stated(key.name(), key.declared(), key.fields()));
    }

    private static @Nullable TransactionMark mark(JsonValue.Members payload) {
        JsonValue.Members transaction = payload.members("transaction");
        if (transaction == null) {
            return null;
        }
        String id = transaction.text("id");
        Long order = transaction.whole("total_order");
        if (id == null || id.isEmpty() || order == null || order < 1) {
            throw EnvelopeProblem.unreadable("its transaction block has no id or no order");
        }
        return new TransactionMark(id, order);
    }

    private static long processedNanos(JsonValue.Members payload) {
        Long nanos = payload.whole("ts_ns");
        Long millis = payload.whole("ts_ms");
        return nanos != null ? nanos : millis == null ? 0 : millis * 1_000_000;
    }

    private PushedRecord schemaChange(JsonValue.Members payload, JsonValue.Members source) {
        String database = payload.text("databaseName");
        String ddl = payload.text("ddl");
        PushedRecord.SchemaChange change = new PushedRecord.SchemaChange(
                SourceBlock.origin(source),
                database == null ? "" : database,
                ddl == null ? "" : ddl,
                TableChanges.read(payload.items("tableChanges")));
        tables.note(change);
        return change;
    }

    private static PushedRecord transactionEdge(JsonValue.Members payload) {
        String id = payload.text("id");
        String status = payload.text("status");
        if (id == null || id.isEmpty() || status == null) {
            throw EnvelopeProblem.unreadable("a transaction record has no id or no status");
        }
        if (status.equals("BEGIN")) {
            return new PushedRecord.Begin(id);
        }
        Long count = payload.whole("event_count");
        if (!status.equals("END") || count == null || count < 0) {
            throw new WorkbenchException(
                    ErrorCode.UNREADABLE_EVENT,
                    "A transaction record is neither a BEGIN nor an END with its count.",
                    "Only MySQL connectors can be received.");
        }
        Map<String, Long> counts = new HashMap<>();
        for (JsonValue collection : payload.items("data_collections")) {
            if (collection instanceof JsonValue.Members members) {
                Long rows = members.whole("event_count");
                counts.merge(String.valueOf(members.text("data_collection")), rows == null ? 0 : rows, Long::sum);
            }
        }
        return new PushedRecord.End(id, count, counts);
    }
}
