package io.auditworkbench.synth.mysql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.synth.ShopTables;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Records what Debezium's own connector says of work in the schema `shop` of an embedded MySQL, a record a line.
///
/// - **Shape**: the work is done when the snapshot has been read. Times of the recording's own hour are replaced, see
///   [#retime(ObjectNode, ObjectNode)].
/// - **Threading**: the engine's thread writes the records, the caller's makes the changes.
final class EnvelopeRecorder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long PATIENCE_MINUTES = 10;

    private final long openedMicros;
    private final OutputStream out;
    private final CountDownLatch snapshot = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> lastGtid = new AtomicReference<>();
    private final AtomicReference<String> seenGtid = new AtomicReference<>("");

    EnvelopeRecorder(long openedMicros, OutputStream out) {
        this.openedMicros = openedMicros;
        this.out = out;
    }

    /// Makes the changes and answers the GTID of the last transaction.
    @FunctionalInterface
    interface Work {
        String run() throws SQLException;
    }

    void record(int port, Work work) throws Exception {
        try (ExecutorService executor = Executors.newSingleThreadExecutor();
                DebeziumEngine<ChangeEvent<String, String>> engine = DebeziumEngine.create(Json.class)
                        .using(settings(port))
                        .notifying(this::write)
                        .using((isSuccess, message, failure) -> System.err.println("engine ended: " + message))
                        .build()) {
            executor.execute(engine);
            await(snapshot, "snapshot");
            String last = work.run();
            lastGtid.set(last);
            if (seenGtid.get().equals(last)) {
                end.countDown();
            }
            await(end, "end");
        }
    }

    private static void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("no " + what + " came");
        }
    }

    private static Properties settings(int port) {
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("name", "sample-data"),
                Map.entry("connector.class", "io.debezium.connector.mysql.MySqlConnector"),
                Map.entry("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore"),
                Map.entry("schema.history.internal", "io.debezium.relational.history.MemorySchemaHistory"),
                Map.entry("converter.schemas.enable", "false"),
                Map.entry("database.hostname", "127.0.0.1"),
                Map.entry("database.port", Integer.toString(port)),
                Map.entry("database.user", "root"),
                Map.entry("database.server.id", "4712"),
                Map.entry("database.ssl.mode", "disabled"),
                Map.entry("database.include.list", ShopTables.SCHEMA),
                Map.entry("topic.prefix", "shop-db"),
                Map.entry("provide.transaction.metadata", "true"),
                Map.entry("include.schema.changes", "true"),
                Map.entry("include.query", "true"),
                Map.entry("skipped.operations", "none"),
                Map.entry("tombstones.on.delete", "false"),
                Map.entry("bigint.unsigned.handling.mode", "precise")));
        return settings;
    }

    /// Gives the next transaction of a session its time, its GTID and its connection.
    static void prepare(Connection session, String gtid, long commitMicros, long connectionId) throws SQLException {
        long seconds = commitMicros / MICROS_A_SECOND;
        long micros = commitMicros % MICROS_A_SECOND;
        try (Statement statement = session.createStatement()) {
            statement.execute(String.format(
                    Locale.ROOT,
                    "set session gtid_next = '%s', timestamp = %d.%06d, original_commit_timestamp = %d,"
                            + " pseudo_thread_id = %d",
                    gtid,
                    seconds,
                    micros,
                    commitMicros,
                    connectionId));
        }
    }

    private void write(ChangeEvent<String, String> event) {
        if (event.value() == null) {
            return;
        }
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(event.value());
            JsonNode source = record.path("source");
            boolean isLastOfSnapshot = source.path("snapshot").asText().equals("last");
            if (source.isObject()) {
                retime(record, (ObjectNode) source);
            }
            out.write(JSON.writeValueAsString(record).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            if (isLastOfSnapshot) {
                snapshot.countDown();
            }
            if (record.path("status").asText().equals("END")) {
                seenGtid.set(record.path("id").asText());
                if (record.path("id").asText().equals(lastGtid.get())) {
                    end.countDown();
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// A snapshot is of the time when it was read, and `ts_*` of a record is when Debezium had it: both are the hour of
    /// the recording, which has nothing to do with the story. The snapshot gets the time when the shop opened, and
    /// every record that of its source.
    private void retime(ObjectNode record, ObjectNode source) {
        if (!source.path("snapshot").asText().equals("false")) {
            put(source, openedMicros, source);
        }
        put(record, source.path("ts_us").asLong(), record);
    }

    private static void put(ObjectNode node, long micros, ObjectNode has) {
        if (has.has("ts_ms")) {
            node.put("ts_ms", micros / 1_000);
        }
        if (has.has("ts_us")) {
            node.put("ts_us", micros);
        }
        if (has.has("ts_ns")) {
            node.put("ts_ns", micros * 1_000);
        }
    }
}
