package io.auditworkbench.testing;

import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.EmbeddedMysqlOptions;
import io.auditworkbench.synth.mysql.Lifetime;
import io.auditworkbench.synth.mysql.MysqlAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Gives a test class a running MySQL and an empty schema of its own.
///
/// ```java
/// @RegisterExtension
/// static final MysqlServer mysql = MysqlServer.shared();
/// ```
///
/// A shared server is started by the first class that asks and stopped when the test JVM is done; its binlog holds
/// what other classes did, so begin at [#binlogEnd()]. A class that stops the server, or needs settings, takes a
/// dedicated one.
public final class MysqlServer implements BeforeAllCallback, AfterAllCallback {

    /// The account to capture with: least rights, from anywhere.
    public static final MysqlAccount READER = MysqlAccount.forCapture("audit_reader", "reader");

    private static final Path CACHE = Path.of("target", "mysql");
    private static final Path SERVERS = Path.of("target", "mysql-servers");

    private final Ownership ownership;
    private final List<String> settings;
    private @Nullable EmbeddedMysql server;
    private @Nullable String schema;

    private enum Ownership {
        SHARED,
        DEDICATED
    }

    private MysqlServer(Ownership ownership, List<String> settings) {
        this.ownership = ownership;
        this.settings = settings;
    }

    /// The one server of this JVM.
    public static MysqlServer shared() {
        return new MysqlServer(Ownership.SHARED, List.of());
    }

    /// A server for one class, with settings as in `my.cnf`.
    public static MysqlServer dedicated(String... settings) {
        return new MysqlServer(Ownership.DEDICATED, List.of(settings));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = switch (ownership) {
            case DEDICATED -> startNew(settings);
            case SHARED ->
                context.getRoot()
                        .getStore(Namespace.create(MysqlServer.class))
                        .computeIfAbsent("server", _ -> startNew(List.of()), EmbeddedMysql.class);
        };
        schema = "it_" + context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
        try (SqlSession root = new SqlSession(server.connect())) {
            root.run("drop schema if exists " + schema, "create schema " + schema + " character set utf8mb4");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (ownership == Ownership.DEDICATED && server != null) {
            server.close();
        }
    }

    /// One more server, new and empty, at this port, with its accounts from its first moment on; the caller closes it.
    public static EmbeddedMysql another(int port) {
        try {
            EmbeddedMysqlOptions made = options(newFolder()).withAccounts(READER);
            EmbeddedMysql.start(made.withLifetime(Lifetime.KEPT)).close();
            return EmbeddedMysql.start(made.withPort(port));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path newFolder() throws IOException {
        Files.createDirectories(SERVERS);
        return Files.createTempDirectory(SERVERS, "server-");
    }

    private static EmbeddedMysql startNew(List<String> settings) {
        try {
            List<String> all = Stream.concat(
                            Stream.of(System.getProperty("mysql.settings", "").split(",")), settings.stream())
                    .filter(setting -> !setting.isEmpty())
                    .toList();
            return EmbeddedMysql.start(
                    options(newFolder()).withAccounts(READER).withSettings(all.toArray(String[]::new)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// `-Dmysql.program=FILE` takes another server than the one of our archive; `-Dmysql.settings=a=b,c=d` adds to what
    /// the server is started with.
    private static EmbeddedMysqlOptions options(Path folder) {
        EmbeddedMysqlOptions options = EmbeddedMysqlOptions.of(CACHE, folder);
        String program = System.getProperty("mysql.program", "");
        return program.isEmpty() ? options : options.withProgram(Path.of(program));
    }

    /// Says whether the server's version is at least this one.
    public boolean isAtLeast(int major, int minor) {
        try (SqlSession session = session()) {
            String[] version = session.value("select version()").split("[.]", 3);
            int ownMajor = Integer.parseInt(version[0]);
            return ownMajor != major ? ownMajor > major : Integer.parseInt(version[1]) >= minor;
        }
    }

    /// The server's version as the program tells it, `8.0.12`.
    public String version() {
        try (SqlSession session = session()) {
            return session.value("select substring_index(version(), '-', 1)");
        }
    }

    public EmbeddedMysql server() {
        return Objects.requireNonNull(server, "the server runs only while the class is tested");
    }

    public int port() {
        return server().port();
    }

    /// The schema of this test class.
    public String schema() {
        return Objects.requireNonNull(schema);
    }

    /// A new session of `root` in this class's schema.
    public SqlSession session() {
        return sessionOf("root", "");
    }

    /// A new session of [#READER] in this class's schema.
    public SqlSession readerSession() {
        return sessionOf(READER.name(), READER.password());
    }

    private SqlSession sessionOf(String user, String password) {
        try {
            String url = server().jdbcUrl().replace("/?", "/" + schema() + "?");
            return new SqlSession(DriverManager.getConnection(url, user, password));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Runs statements as `root`, on one connection.
    public void run(String... statements) {
        try (SqlSession session = session()) {
            session.run(statements);
        }
    }

    /// Empties this class's schema, then runs statements in it as `root`.
    public void startWith(String... statements) {
        try (SqlSession session = session()) {
            session.run("drop schema " + schema(), "create schema " + schema() + " character set utf8mb4");
            session.run("use " + schema());
            session.run(statements);
        }
    }

    /// Runs a script of several sessions in turn: each line is `session: statement`, on that session's own connection.
    ///
    /// ```
    /// A: begin
    /// B: insert into t values (2)
    /// A: commit
    /// ```
    public void script(String lines) {
        Map<String, SqlSession> sessions = new HashMap<>();
        try {
            lines.strip().lines().forEach(line -> {
                int colon = line.indexOf(':');
                sessions.computeIfAbsent(line.substring(0, colon).strip(), _ -> session())
                        .run(line.substring(colon + 1).strip());
            });
        } finally {
            sessions.values().forEach(SqlSession::close);
        }
    }

    /// The GTID set of everything that was executed so far, without line breaks.
    public String gtidExecuted() {
        try (SqlSession session = session()) {
            return session.value("select replace(@@global.gtid_executed, '\\n', '')");
        }
    }

    /// The end of the binlog as it stands.
    public BinlogPosition binlogEnd() {
        try (SqlSession session = session()) {
            List<@Nullable String> status = session.rows(
                            isAtLeast(8, 2) ? "show binary log status" : "show master status")
                    .getFirst();
            return new BinlogPosition(
                    Objects.requireNonNull(status.get(0)), Long.parseLong(Objects.requireNonNull(status.get(1))));
        }
    }

    /// The first place that the server still has.
    public BinlogPosition binlogStart() {
        try (SqlSession session = session()) {
            return new BinlogPosition(
                    Objects.requireNonNull(
                            session.rows("show binary logs").getFirst().getFirst()),
                    4);
        }
    }
}
