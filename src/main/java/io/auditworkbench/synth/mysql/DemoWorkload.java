package io.auditworkbench.synth.mysql;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A small shop at work: orders are placed, paid, shipped, cancelled and refunded, stock moves, prices change.
///
/// - **Shape**: one seed gives each session the same business in the same order; the sessions interleave freely. It
///   goes on by itself when the server was away.
/// - **Errors**: [ErrorCode#MYSQL_NOT_AVAILABLE] when the shop cannot be opened, and from [#stop()] when a session
///   ended early. Deadlocks and lock timeouts are part of the work.
/// - **Threading**: needs as many threads of the executor as there are sessions; any thread may stop it.
public final class DemoWorkload implements AutoCloseable {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong transactions = new AtomicLong();
    private final CompletableFuture<Void> sessions;

    private DemoWorkload(DemoWorkloadOptions options, long firstOrder, Executor executor) {
        sessions = CompletableFuture.allOf(IntStream.range(0, options.sessions())
                .mapToObj(number -> new PacedSession(options, number, stopped, transactions))
                .map(session -> CompletableFuture.runAsync(() -> session.run(firstOrder), executor))
                .toArray(CompletableFuture<?>[]::new));
    }

    /// Opens the shop where it is not open yet, and starts the sessions.
    public static DemoWorkload start(DemoWorkloadOptions options, Executor executor) {
        try (Connection connection =
                DriverManager.getConnection(options.jdbcUrl(), options.user(), options.password())) {
            ShopSchema.create(connection, options.schema(), options.seed());
            return new DemoWorkload(options, firstFreeOrder(connection), executor);
        } catch (SQLException e) {
            throw failed("could not open its shop", e);
        }
    }

    /// How many transactions were committed so far.
    public long transactions() {
        return transactions.get();
    }

    /// Ends all sessions after the transaction they are in, and waits for them.
    public void stop() {
        stopped.countDown();
        try {
            sessions.join();
        } catch (CompletionException e) {
            throw failed("ended early", e.getCause());
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static long firstFreeOrder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select ifnull(max(id), 0) + 1 from orders")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static WorkbenchException failed(String what, @Nullable Throwable cause) {
        return new WorkbenchException(
                ErrorCode.MYSQL_NOT_AVAILABLE,
                "The demo workload " + what + ": " + cause,
                "Check the MySQL server and the rights of its login.",
                cause);
    }
}
