package io.auditworkbench.synth.mysql;

import com.github.luben.zstd.ZstdOutputStream;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.synth.PlantKind;
import io.auditworkbench.synth.ShopBinlog;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.synth.ShopTables;
import io.auditworkbench.synth.ShopTransaction;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Records `sample-data/shop.ndjson.zst`: the demo's shop trades on an embedded MySQL, and Debezium's own connector
/// reads its binlog. `sample-data/README.md` says how to run it and what it changes of what Debezium says.
///
/// - **Shape**: one session makes the generator's transactions in their order, each with its ordinal as the number of
///   its GTID, its actor's connection id, and the story's time as the time of its statements and of its commit.
/// - **Threading**: one thread.
public final class SampleDataRecorder {

    private static final int PACKED_AS_SMALL_AS_POSSIBLE = 19;
    private static final String DEPLOY = "svc-deploy";

    /// Shorter than what lies between two transactions of the shop.
    private static final long SHORTLY_MICROS = 300;

    private static final long AFTER_ALL = 1_000_000;

    private SampleDataRecorder() {}

    /// The argument is the folder to write into.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        ShopOptions options = ShopOptions.sample();
        Path unfinished = folder.resolve("shop.ndjson.zst.part");
        try (OutputStream out = new BufferedOutputStream(
                new ZstdOutputStream(Files.newOutputStream(unfinished), PACKED_AS_SMALL_AS_POSSIBLE))) {
            record(
                    new ShopGenerator(ShopOptions.SAMPLE_SEED, options),
                    folder.resolve("schema.sql"),
                    new EnvelopeRecorder(options.startMicros(), out));
        }
        Files.move(unfinished, folder.resolve("shop.ndjson.zst"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void record(ShopGenerator shop, Path schema, EnvelopeRecorder recorder) throws Exception {
        Path folder = Files.createTempDirectory("sample-data-");
        try (EmbeddedMysql mysql = EmbeddedMysql.start(
                        EmbeddedMysqlOptions.of(Path.of("target", "mysql"), folder.resolve("mysql")));
                Connection session = mysql.connect()) {
            ShopSchema.create(session, ShopTables.SCHEMA, shop.opening());
            Files.writeString(schema, schema(session));
            recorder.record(mysql.port(), () -> trade(session, shop));
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

    /// Makes the shop's transactions, each in its own time.
    private static String trade(Connection session, ShopGenerator shop) throws SQLException {
        session.setAutoCommit(false);
        ShopSession floor = new ShopSession();
        String gtid = "";
        while (shop.hasNext()) {
            ShopTransaction next = shop.next();
            if (isMigration(next)) {
                widen(session, next);
            }
            String wanted = next.isLogged() ? ShopBinlog.SERVER + ":" + next.ordinal() : "AUTOMATIC";
            EnvelopeRecorder.prepare(
                    session, wanted, next.commitMicros(), next.actor().connectionId());
            floor.run(session, next);
            gtid = next.isLogged() ? wanted : gtid;
        }
        return gtid;
    }

    private static boolean isMigration(ShopTransaction transaction) {
        return transaction.actor().login().equals(DEPLOY)
                && transaction.facts().stream().anyMatch(fact -> fact.kind().equals(PlantKind.MASS_UPDATE.id()));
    }

    /// A migration begins with a change of the schema. Its GTID has a number that no transaction of the shop has.
    private static void widen(Connection session, ShopTransaction migration) throws SQLException {
        EnvelopeRecorder.prepare(
                session,
                ShopBinlog.SERVER + ":" + (AFTER_ALL + migration.ordinal()),
                migration.commitMicros() - SHORTLY_MICROS,
                migration.actor().connectionId());
        try (Statement statement = session.createStatement()) {
            statement.execute(migration.actor().comment() + " alter table products modify sku varchar(24) not null");
        }
    }
}
