package io.auditworkbench.synth.mysql;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopTransaction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The synthetic shop at work on a real server: the transactions of a [ShopGenerator], made by several sessions.
///
/// - **Shape**: the rows end as the generator has them. Transactions that have nothing to do with each other may commit
///   in another order than the generator's; all others keep it. It goes on by itself when the server was away.
/// - **Errors**: [ErrorCode#MYSQL_NOT_AVAILABLE] when the shop cannot be opened, and from [#stop()] when a session
///   ended early; [ErrorCode#BAD_USAGE] when its schema has tables already. Deadlocks and lock timeouts are part of
///   the work.
/// - **Threading**: needs as many threads of the executor as there are sessions; any thread may stop it.
public final class DemoWorkload implements AutoCloseable {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ShopQueue queue;
    private final CompletableFuture<Void> sessions;

    private DemoWorkload(
            DemoWorkloadOptions options, ShopGenerator shop, Executor executor, Consumer<ShopTransaction> committed) {
        queue = new ShopQueue(shop, options.transactionsPerSecond(), committed);
        SchemaWork schemaWork = new SchemaWork(options.schemaChanges());
        sessions = CompletableFuture.allOf(IntStream.range(0, options.sessions())
                .mapToObj(number -> new PacedSession(options, number, queue, schemaWork, stopped))
                .map(session -> CompletableFuture.runAsync(session::run, executor))
                .toArray(CompletableFuture<?>[]::new));
    }

    /// Opens the shop and starts the sessions.
    public static DemoWorkload start(DemoWorkloadOptions options, Executor executor) {
        return start(options, executor, _ -> {});
    }

    /// The same; `committed` hears each transaction that is durable, one at a time, on the sessions' threads.
    public static DemoWorkload start(
            DemoWorkloadOptions options, Executor executor, Consumer<ShopTransaction> committed) {
        try (Connection connection =
                DriverManager.getConnection(options.jdbcUrl(), options.user(), options.password())) {
            ShopGenerator shop = new ShopGenerator(options.seed(), options.shop());
            ShopSchema.create(connection, options.schema(), shop.opening());
            return new DemoWorkload(options, shop, executor, committed);
        } catch (SQLException e) {
            throw failed("could not open its shop", e);
        }
    }

    /// How many transactions were committed so far, beside the opening.
    public long transactions() {
        return queue.doneCount();
    }

    /// Waits until the shop has closed and everything is committed.
    public void await() {
        try {
            sessions.join();
        } catch (CompletionException e) {
            throw failed("ended early", e.getCause());
        }
    }

    /// Whether the shop has closed, or a session ended early.
    public boolean isOver() {
        return sessions.isDone();
    }

    /// Ends all sessions after the transaction they are in, and waits for them.
    public void stop() {
        queue.stop();
        stopped.countDown();
        await();
    }

    @Override
    public void close() {
        stop();
    }

    private static WorkbenchException failed(String what, @Nullable Throwable cause) {
        return new WorkbenchException(
                ErrorCode.MYSQL_NOT_AVAILABLE,
                "The demo workload " + what + ": " + cause,
                "Check the MySQL server and the rights of its login.",
                cause);
    }
}
