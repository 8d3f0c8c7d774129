package io.auditworkbench.synth.mysql;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A real MySQL server of our own, with row binlog and GTIDs on, reachable from this machine only.
///
/// - **Shape**: `root` has no password; the accounts of the options exist when [#start(EmbeddedMysqlOptions)] returns,
///   and are not in the binlog. The port stays the same over [#startAgain()] and [#restart()].
/// - **Errors**: [ErrorCode#MYSQL_NOT_AVAILABLE], with the server's own words when it refuses to start.
/// - **Threading**: one thread at a time may start and stop it; any thread may connect. Makes no thread; each call
///   returns when the server is ready, or gone. It dies with this process, see [GuardedProcess].
public final class EmbeddedMysql implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final int PORTS_TO_TRY = 5;
    private static final String PORT_TAKEN = "Bind on TCP/IP port";

    private final EmbeddedMysqlOptions options;
    private final ServerFolder folder;
    private final MysqlDistribution distribution;
    private int port;
    private @Nullable GuardedProcess process;

    private EmbeddedMysql(EmbeddedMysqlOptions options, MysqlDistribution distribution) {
        this.options = options;
        this.folder = new ServerFolder(options.folder());
        this.distribution = distribution;
        this.port = options.port();
    }

    /// Prepares what is not there yet (about 5 s, once per cache), starts a server (about 1 s) and makes its accounts.
    public static EmbeddedMysql start(EmbeddedMysqlOptions options) {
        return orUnavailable(() -> {
            EmbeddedMysql server = new EmbeddedMysql(options, MysqlDistribution.in(options.cache(), options.program()));
            try {
                server.folder.createIfMissing(server.distribution);
                server.startOnSomePort();
                server.createAccounts();
                return server;
            } catch (IOException | SQLException | WorkbenchException e) {
                server.close();
                throw e;
            }
        });
    }

    /// The port on 127.0.0.1.
    public int port() {
        return port;
    }

    /// The address for JDBC, without user and schema.
    public String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + port + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    /// A new connection of `root`.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "root", "");
    }

    /// The server's own process.
    public ProcessHandle handle() {
        return orUnavailable(() -> ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.processNumber()).strip()))
                .orElseThrow(() -> new IOException("the server has no process")));
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /// Starts a stopped or killed server with its data, on the same port; does nothing when it runs.
    public void startAgain() {
        orUnavailable(() -> {
            if (!isRunning() && !startOn(port)) {
                throw refused("port " + port + " of this machine is taken");
            }
            return this;
        });
    }

    /// Shuts the server down in order; does nothing when it is not running.
    public void stop() {
        GuardedProcess running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        orUnavailable(() -> {
            handle().destroy();
            if (!running.endsWithin(LONGEST_STOP)) {
                running.kill();
            }
            return this;
        });
    }

    /// Ends the server at once, as `kill -9` does; does nothing when it is not running.
    public void kill() {
        GuardedProcess running = process;
        if (running != null) {
            orUnavailable(() -> {
                running.kill();
                return this;
            });
        }
    }

    /// Shuts the server down in order and starts it again.
    public void restart() {
        stop();
        startAgain();
    }

    /// Ends the server; of a temporary one nothing remains.
    @Override
    public void close() {
        if (options.lifetime() == Lifetime.KEPT) {
            stop();
            return;
        }
        kill();
        orUnavailable(() -> {
            FolderTree.delete(folder.root());
            return this;
        });
    }

    private void startOnSomePort() throws IOException {
        if (port != 0) {
            if (!startOn(port)) {
                throw refused("port " + port + " of this machine is taken");
            }
            return;
        }
        for (int attempt = 0; attempt < PORTS_TO_TRY; attempt++) {
            port = freePort();
            if (startOn(port)) {
                return;
            }
        }
        throw refused("no free port was found");
    }

    /// Says whether the server is ready; false only when another program has the port.
    private boolean startOn(int wantedPort) throws IOException {
        long logLengthBytes = folder.logLengthBytes();
        Files.deleteIfExists(folder.processNumber());
        GuardedProcess started = GuardedProcess.start(
                distribution.command(folder.options(options, wantedPort)), folder.root(), folder.log());
        process = started;
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!started.endsWithin(BETWEEN_LOOKS)) {
            if (isReady()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                started.kill();
            }
        }
        String said = folder.logSince(logLengthBytes);
        if (said.contains(PORT_TAKEN)) {
            return false;
        }
        throw refused(said.lines()
                .filter(line -> line.contains("[ERROR]"))
                .findFirst()
                .orElse(said.strip()));
    }

    /// The file comes first: on a port where nobody listens yet, a connection could reach itself.
    private boolean isReady() {
        if (Files.notExists(folder.processNumber())) {
            return false;
        }
        try (Connection connection = connect()) {
            return connection.isValid(5);
        } catch (SQLException _) {
            return false;
        }
    }

    private void createAccounts() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_log_bin = 0");
            for (MysqlAccount account : options.accounts()) {
                for (String sql : account.statements()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private WorkbenchException refused(String why) {
        return new WorkbenchException(
                ErrorCode.MYSQL_NOT_AVAILABLE,
                "The embedded MySQL did not start: " + why,
                "Look into " + folder.log() + ", or capture a MySQL server of your own.");
    }

    private interface Act<T> {
        T run() throws IOException, SQLException;
    }

    private static <T> T orUnavailable(Act<T> act) {
        try {
            return act.run();
        } catch (IOException | SQLException e) {
            throw new WorkbenchException(
                    ErrorCode.MYSQL_NOT_AVAILABLE,
                    "The embedded MySQL could not be used: " + e,
                    "Check that its folders can be written, or capture a MySQL server of your own.",
                    e);
        }
    }
}
