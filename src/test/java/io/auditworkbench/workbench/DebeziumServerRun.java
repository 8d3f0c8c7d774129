package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.testing.BinlogPosition;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.ProgramProcess;
import io.auditworkbench.testing.RawBinlogReader;
import io.auditworkbench.testing.ServersBinlog;
import io.auditworkbench.testing.SourceTables;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.TableFold;
import io.auditworkbench.testing.TableShape;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The services of `installer/compose/compose.yaml` as processes, with its own files: MySQL, the shop at work on it, a
/// real Debezium Server that posts its changes, and `serve --ingest` that keeps them. Sender and receiver are killed in
/// between.
///
/// No part of the build, because a Debezium Server is 780 MB: `-Ddebezium.server=FOLDER` says where one is unpacked.
/// `-Dworkbench.program=FILE` runs another `auditctl` than these classes, the one of a server archive say;
/// `-Dchanges=N` waits for more.
@Timeout(900)
class DebeziumServerRun {

    private static final Path DEBEZIUM = Path.of(
                    System.getProperty("debezium.server", "target/debezium-server/debezium-server"))
            .toAbsolutePath();
    private static final String PROGRAM = System.getProperty("workbench.program", "");
    private static final int CHANGES = Integer.getInteger("changes", 4_000);

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    @TempDir
    Path folder;

    @Test
    void whatIsKeptIsWhatHappened() throws Exception {
        // Given
        Path bundle = copied(Path.of("installer/compose"), folder.resolve("compose"));
        // out of a container, a secret that others can read is refused
        said(bundle, "./make-secrets && chmod 0600 secrets/*");
        Path store = folder.resolve("store.awb");
        int port = freePort();
        BinlogPosition begin = mysql.binlogEnd();
        try (SqlSession root = mysql.session()) {
            root.run("drop user audit_reader");
            for (String statement : said(
                            bundle,
                            "docker_process_sql() { cat; }; . <(sed \"s|/run/secrets|$PWD/secrets|\" mysql/accounts.sh)")
                    .split(";\n")) {
                root.run(statement);
            }
        }
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), "");

        // When
        try (Service serve = new Service(
                        "serve",
                        folder,
                        program(
                                "serve",
                                "--ingest",
                                "--listen",
                                "127.0.0.1:" + port,
                                "--store",
                                "" + store,
                                "--webhook-secret-file",
                                "" + bundle.resolve("secrets/webhook")),
                        Map.of());
                Service shop = new Service(
                        "shop",
                        folder,
                        program(
                                "demo",
                                "--url",
                                "mysql://shop@127.0.0.1:" + mysql.port() + "/",
                                "--password-file",
                                "" + bundle.resolve("secrets/mysql_shop"),
                                "--rate",
                                "40"),
                        Map.of());
                Service debezium = new Service(
                        "debezium",
                        workingFolder(bundle),
                        debezium(),
                        Map.of(
                                "MYSQL_HOST", "127.0.0.1",
                                "MYSQL_PORT", "" + mysql.port(),
                                "HEALTH_PORT", "" + freePort(),
                                "WORKBENCH_URL", "http://127.0.0.1:" + port + "/ingest",
                                "QUARKUS_CONFIG_LOCATIONS", "" + bundle.resolve("secrets/debezium.properties")))) {
            List<Service> services = List.of(serve, shop, debezium);
            await("what serve says", services, () -> serve.lastWords().contains("/ingest"));
            awaitChanges(trial, CHANGES / 4, services);
            debezium.kill();
            awaitChanges(trial, CHANGES / 2, services);
            serve.kill();
            awaitChanges(trial, CHANGES, services);
            shop.end();
            String last = lastGtid(begin);
            await("the last transaction " + last, List.of(serve, debezium), () -> isStored(trial, last));
        }

        // Then
        BinlogPosition end = mysql.binlogEnd();
        mysql.run("alter user audit_reader identified by '" + MysqlServer.READER.password() + "'");
        compare(store, trial, begin, end);
    }

    private static void compare(Path store, CaptureTrial trial, BinlogPosition begin, BinlogPosition end) {
        try (SqlSession session = mysql.session()) {
            List<TableShape> tables = TableShape.of(session, "shop");
            TableFold fold = new TableFold(tables);
            StoredChanges.forEach(store, fold::apply);
            fold.contents().mustEqual(SourceTables.read(session, tables));
            List<StoredChanges.Outline> stored = StoredChanges.outlines(store);
            List<String> counts = stored.stream()
                    .map(outline -> outline.gtid() + " " + outline.rows().size())
                    .toList();
            List<String> inBinlog = counts(begin, end);
            assertThat(inBinlog.subList(inBinlog.size() - counts.size(), inBinlog.size()))
                    .isEqualTo(counts);
            List<ServersBinlog.Steps> steps = ServersBinlog.read(session, begin, end);
            assertThat(steps.subList(steps.size() - stored.size(), steps.size()))
                    .isEqualTo(stored.stream()
                            .map(outline -> ServersBinlog.Steps.of(outline.gtid(), outline.rows()))
                            .toList());
            assertThat(trial.gaps()).isEmpty();
            System.out.printf(
                    Locale.ROOT,
                    "Debezium Server to /ingest: %,d changes in %,d transactions as in the binlog, %,d rows of snapshots;"
                            + " %d tables as in the source%n",
                    stored.stream().mapToInt(outline -> outline.rows().size()).sum(),
                    stored.size(),
                    Long.parseLong(trial.rows("select ifnull(sum(event_count), 0) from source_tx where kind = "
                                    + TransactionKind.SNAPSHOT.code())
                            .getFirst()
                            .getFirst()),
                    tables.size());
        }
    }

    private static List<String> counts(BinlogPosition begin, BinlogPosition end) {
        return new RawBinlogReader(mysql.port(), RawBinlogReader.Images.COUNTED)
                .read(begin, end).stream()
                        .filter(transaction -> transaction.rowCount() > 0)
                        .map(transaction -> transaction.gtid() + " " + transaction.rowCount())
                        .toList();
    }

    private static String lastGtid(BinlogPosition begin) {
        try (SqlSession session = mysql.session()) {
            return ServersBinlog.read(session, begin, mysql.binlogEnd())
                    .getLast()
                    .gtid();
        }
    }

    private static boolean isStored(CaptureTrial trial, String gtid) {
        return !trial.rows("select 1 from source_tx where gtid_number = " + gtid.replaceFirst(".*:", ""))
                .isEmpty();
    }

    private void awaitChanges(CaptureTrial trial, long changes, List<Service> services) {
        await(changes + " changes", services, () -> stored(trial) >= changes);
    }

    private static long stored(CaptureTrial trial) {
        return Long.parseLong(
                trial.rows("select count(*) from change_event").getFirst().getFirst());
    }

    /// Waits, and starts whoever has ended again, as Compose does.
    private static void await(String what, List<Service> services, BooleanSupplier isThere) {
        Eventually.isTrue(
                () -> what + "; " + services.stream().map(Service::lastWords).toList(), Duration.ofMinutes(5), () -> {
                    services.forEach(Service::keepRunning);
                    return isThere.getAsBoolean();
                });
    }

    private static List<String> program(String... words) {
        List<String> command = new ArrayList<>(
                PROGRAM.isEmpty()
                        ? Stream.concat(ProgramProcess.java("-Xmx256m").stream(), Stream.of("io.auditworkbench.Main"))
                                .toList()
                        : List.of(PROGRAM));
        command.addAll(List.of(words));
        return command;
    }

    private static List<String> debezium() throws IOException {
        try (Stream<Path> files = Files.list(DEBEZIUM)) {
            Path runner = files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    // its Quarkus wants this from Java 24 on; the image has 21
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-cp",
                    runner + File.pathSeparator + DEBEZIUM.resolve("lib") + File.separator + "*",
                    "io.debezium.server.Main");
        }
    }

    /// A folder as the image has it: `config` and `data` in it.
    private Path workingFolder(Path bundle) throws IOException {
        Path working = folder.resolve("debezium");
        Files.createDirectories(working.resolve("data"));
        Files.createDirectories(working.resolve("config"));
        Files.copy(bundle.resolve("debezium/application.properties"), working.resolve("config/application.properties"));
        return working;
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    private static String said(Path where, String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-euc", script)
                .directory(where.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return out.strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
