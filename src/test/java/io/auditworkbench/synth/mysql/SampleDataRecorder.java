package io.auditworkbench.synth.mysql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdOutputStream;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.synth.PlantKind;
import io.auditworkbench.synth.ShopBinlog;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.synth.ShopTables;
import io.auditworkbench.synth.ShopTransaction;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.format.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
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

/// Records `sample-data/shop.ndjson.zst`: the demo's shop trades on an embedded MySQL, and Debezium's own connector
/// reads its binlog. `sample-data/README.md` says how to run it and what it changes of what Debezium says.
///
/// - **Shape**: one session makes the generator's transactions in their order, each with its ordinal as the number of
///   its GTID, its actor's connection id, and the story's time as the time of its statements and of its commit.
/// - **Threading**: the engine's thread writes the records, the caller's makes the changes.
public final class SampleDataRecorder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int PACKED_AS_SMALL_AS_POSSIBLE = 19;
    private static final long PATIENCE_MINUTES = 10;
    private static final String DEPLOY = "svc-deploy";

    /// Shorter than what lies between two transactions of the shop.
    private static final long SHORTLY_MICROS = 300;

    private static final long AFTER_ALL = 1_000_000;

    private final long openedMicros;
    private final OutputStream out;
    private final CountDownLatch snapshot = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> lastGtid = new AtomicReference<>();
    private long records;

    private SampleDataRecorder(long openedMicros, OutputStream out) {
        this.openedMicros = openedMicros;
        this.out = out;
    }

    /// The argument is the folder to write into.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        ShopOptions options = ShopOptions.sample();
        Path file = folder.resolve("shop.ndjson.zst");
        Path unfinished = folder.resolve("shop.ndjson.zst.part");
        try (OutputStream out = new BufferedOutputStream(
                new ZstdOutputStream(Files.newOutputStream(unfinished), PACKED_AS_SMALL_AS_POSSIBLE))) {
            new SampleDataRecorder(options.startMicros(), out)
                    .record(new ShopGenerator(ShopOptions.SAMPLE_SEED, options), folder.resolve("schema.sql"));
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void record(ShopGenerator shop, Path schema) throws Exception {
        Path folder = Files.createTempDirectory("sample-data-");
        try (EmbeddedMysql mysql = EmbeddedMysql.start(
                        EmbeddedMysqlOptions.of(Path.of("target", "mysql"), folder.resolve("mysql")));
                Connection session = mysql.connect();
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            ShopSchema.create(session, ShopTables.SCHEMA, shop.opening());
            Files.writeString(schema, schema(session));
            try (DebeziumEngine<ChangeEvent<String, String>> engine = DebeziumEngine.create(Json.class)
                    .using(settings(mysql.port()))
                    .notifying(this::write)
                    .using((isSuccess, message, failure) -> System.err.println("engine ended: " + message))
                    .build()) {
                executor.execute(engine);
                await(snapshot, "snapshot");
                trade(session, shop);
                await(end, "end");
            }
        }
        System.err.println(records + " records");
    }

    private static void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("no " + what + " came");
        }
    }

    /// The tables as the server has them.
    private static String schema(Connection session) throws SQLException {
        StringBuilder text = new StringBuilder("create schema `shop` character set utf8mb4;\nuse `shop`;\n");
        try (Statement statement = session.createStatement()) {
            for (TableSchema table : ShopTables.all()) {
                try (ResultSet row = statement.executeQuery(
                        "show create table `" + table.name().table() + "`")) {
                    row.next();
                    text.append('\n').append(row.getString(2)).append(";\n");
                }
            }
        }
        return text.toString();
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

    /// Makes the shop's transactions, each in its own time.
    private void trade(Connection session, ShopGenerator shop) throws SQLException {
        session.setAutoCommit(false);
        ShopSession floor = new ShopSession();
        String gtid = "";
        while (shop.hasNext()) {
            ShopTransaction next = shop.next();
            if (isMigration(next)) {
                widen(session, next);
            }
            String wanted = next.isLogged() ? ShopBinlog.SERVER + ":" + next.ordinal() : "AUTOMATIC";
            prepare(session, next, next.commitMicros(), wanted);
            if (next.isLogged()) {
                gtid = wanted;
                if (!shop.hasNext()) {
                    lastGtid.set(gtid);
                }
            }
            floor.run(session, next);
        }
        lastGtid.set(gtid);
    }

    private static boolean isMigration(ShopTransaction transaction) {
        return transaction.actor().login().equals(DEPLOY)
                && transaction.facts().stream().anyMatch(fact -> fact.kind().equals(PlantKind.MASS_UPDATE.id()));
    }

    /// A migration begins with a change of the schema. Its GTID has a number that no transaction of the shop has.
    private static void widen(Connection session, ShopTransaction migration) throws SQLException {
        prepare(
                session,
                migration,
                migration.commitMicros() - SHORTLY_MICROS,
                ShopBinlog.SERVER + ":" + (AFTER_ALL + migration.ordinal()));
        try (Statement statement = session.createStatement()) {
            statement.execute(migration.actor().comment() + " alter table products modify sku varchar(24) not null");
        }
    }

    private static void prepare(Connection session, ShopTransaction next, long commitMicros, String gtid)
            throws SQLException {
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
                    next.actor().connectionId()));
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
            records++;
            if (isLastOfSnapshot) {
                snapshot.countDown();
            }
            if (record.path("status").asText().equals("END")
                    && record.path("id").asText().equals(lastGtid.get())) {
                end.countDown();
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
