package io.auditworkbench.synth.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.testing.MysqlHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Starts servers of its own, because it stops and kills them.
@Timeout(120)
class EmbeddedMysqlIT {

    private static final Path CACHE = Path.of("target/mysql");

    @TempDir
    private Path temporary;

    @Test
    void startGivesAServerThatLogsRowsWithGtids() throws Exception {
        // Given
        EmbeddedMysqlOptions options = options().withServerId(77).withSettings("max_connections=42");

        // When
        try (EmbeddedMysql server = EmbeddedMysql.start(options)) {

            // Then
            assertThat(rows(
                            server.connect(),
                            "select @@version, @@server_id, @@binlog_format, @@binlog_row_image, @@gtid_mode,"
                                    + " @@max_connections, @@log_bin, @@time_zone, @@sync_binlog"))
                    .containsExactly("8.0.12|77|ROW|FULL|ON|42|1|+00:00|0");
        }
    }

    @Test
    void accountsExistAndLeaveNoTraceInTheBinlog() throws Exception {
        // Given
        MysqlAccount reader = MysqlAccount.forCapture("audit'reader", "pass\\'word");

        // When
        try (EmbeddedMysql server = EmbeddedMysql.start(options().withAccounts(reader))) {

            // Then
            Connection connection = DriverManager.getConnection(server.jdbcUrl(), "audit'reader", "pass\\'word");
            assertThat(rows(connection, "show master status").getFirst()).startsWith("binlog.000001|");
            assertThat(rows(server.connect(), "select @@global.gtid_executed")).containsExactly("");
        }
    }

    @Test
    void startAgainFindsCommittedRowsAfterKill() throws Exception {
        // Given
        try (EmbeddedMysql server = EmbeddedMysql.start(options().withDurability(Durability.EVERY_COMMIT))) {
            int port = server.port();
            execute(server, "create schema s", "create table s.t(a int primary key)", "insert into s.t values (7)");
            ProcessHandle first = server.handle();

            // When
            server.kill();
            boolean runningAfterKill = server.isRunning();
            server.startAgain();

            // Then
            assertThat(runningAfterKill).isFalse();
            assertThat(first.isAlive()).isFalse();
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.handle()).isNotEqualTo(first);
            assertThat(rows(server.connect(), "select a from s.t")).containsExactly("7");
            assertThat(Files.readString(temporary.resolve("server/err.log"))).contains("Starting crash recovery");
        }
    }

    @Test
    void restartShutsDownInOrderAndKeepsPortAndRows() throws Exception {
        // Given
        try (EmbeddedMysql server = EmbeddedMysql.start(options())) {
            int port = server.port();
            execute(server, "create schema s", "create table s.t(a int primary key)", "insert into s.t values (7)");

            // When
            server.restart();

            // Then
            assertThat(server.port()).isEqualTo(port);
            assertThat(rows(server.connect(), "select a from s.t")).containsExactly("7");
            assertThat(Files.readString(temporary.resolve("server/err.log")))
                    .contains("Shutdown complete")
                    .doesNotContain("Starting crash recovery");
        }
    }

    @Test
    void closeLeavesNoProcessAndNoFolderWhenTemporary() {
        // Given
        EmbeddedMysql server = EmbeddedMysql.start(options());
        ProcessHandle process = server.handle();

        // When
        server.close();

        // Then
        assertThat(process.isAlive()).isFalse();
        assertThat(temporary.resolve("server")).doesNotExist();
    }

    @Test
    void closeKeepsRowsWhenKept() throws Exception {
        // Given
        EmbeddedMysqlOptions options = options().withLifetime(Lifetime.KEPT);
        try (EmbeddedMysql server = EmbeddedMysql.start(options)) {
            execute(server, "create schema s", "create table s.t(a int primary key)", "insert into s.t values (7)");
        }

        // When
        try (EmbeddedMysql server = EmbeddedMysql.start(options)) {

            // Then
            assertThat(rows(server.connect(), "select a from s.t")).containsExactly("7");
        }
    }

    @Test
    void startNamesWhatTheServerRefused() {
        assertThatThrownBy(() -> EmbeddedMysql.start(options().withSettings("no_such_setting=1")))
                .isInstanceOfSatisfying(WorkbenchException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.MYSQL_NOT_AVAILABLE);
                    assertThat(refused.happened()).contains("unknown variable 'no_such_setting=1'");
                });
        assertThat(temporary.resolve("server")).doesNotExist();
    }

    @Test
    void startNamesThePortWhenItIsTaken() {
        // Given
        try (EmbeddedMysql first = EmbeddedMysql.start(options())) {
            EmbeddedMysqlOptions samePort =
                    EmbeddedMysqlOptions.of(CACHE, temporary.resolve("second")).withPort(first.port());

            // When, Then
            assertThatThrownBy(() -> EmbeddedMysql.start(samePort))
                    .hasMessage("The embedded MySQL did not start: port " + first.port() + " of this machine is taken");
        }
    }

    @Test
    void serverIgnoresCtrlCOfTheTerminal() throws Exception {
        // Given
        try (EmbeddedMysql server = EmbeddedMysql.start(options())) {
            long shell = server.handle().parent().orElseThrow().pid();

            // When
            int interrupted = new ProcessBuilder(
                            "sh",
                            "-c",
                            "kill -INT " + shell + " " + server.handle().pid())
                    .start()
                    .waitFor();

            // Then
            assertThat(interrupted).isZero();
            assertThat(rows(server.connect(), "select 1")).containsExactly("1");
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void serverDiesWhenItsProgramIsKilled() throws Exception {
        // Given
        Process program = holder(CACHE, temporary.resolve("held"));
        ProcessHandle server = serverOf(program);

        // When
        program.destroyForcibly();

        // Then
        server.onExit().get(20, TimeUnit.SECONDS);
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void twoProgramsMayPrepareTheSameCacheAtOnce() throws Exception {
        // Given
        Path freshCache = temporary.resolve("cache");
        Process one = holder(freshCache, temporary.resolve("one"));
        Process two = holder(freshCache, temporary.resolve("two"));

        // When
        List<ProcessHandle> servers = List.of(serverOf(one), serverOf(two));
        one.getOutputStream().close();
        two.getOutputStream().close();

        // Then
        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        assertThat(temporary.resolve("one")).doesNotExist();
        assertThat(freshCache).isDirectoryNotContaining("glob:**.partial");
    }

    private EmbeddedMysqlOptions options() {
        return EmbeddedMysqlOptions.of(CACHE, temporary.resolve("server"));
    }

    private static Process holder(Path cache, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MysqlHolder.class.getName(),
                        cache.toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ProcessHandle serverOf(Process program) throws IOException {
        String number = program.inputReader().readLine();
        return ProcessHandle.of(Long.parseLong(number)).orElseThrow();
    }

    private static void execute(EmbeddedMysql server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// Each row as its values joined by `|`; closes the connection.
    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(result.getString(column));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }
}
