package io.auditworkbench.synth.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One session of a [DemoWorkload]: takes a transaction after the other, and comes back when the server was away.
///
/// - **Threading**: one thread.
final class PacedSession {

    private static final Duration BETWEEN_CONNECTS = Duration.ofMillis(200);
    private static final int LOCK_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int SHUTTING_DOWN = 1053;
    private static final Set<Integer> GIVEN_UP = Set.of(LOCK_TIMEOUT, DEADLOCK);

    private final DemoWorkloadOptions options;
    private final int number;
    private final ShopQueue queue;
    private final SchemaWork schemaWork;
    private final CountDownLatch stopped;
    private final ShopSession session = new ShopSession();
    private ShopQueue.@Nullable Job unfinished;
    private long lastDone;

    PacedSession(
            DemoWorkloadOptions options, int number, ShopQueue queue, SchemaWork schemaWork, CountDownLatch stopped) {
        this.options = options;
        this.number = number;
        this.queue = queue;
        this.schemaWork = schemaWork;
        this.stopped = stopped;
    }

    /// Works until the workload is stopped or the shop has closed.
    void run() {
        try {
            while (!isOver()) {
                // next attempt
            }
        } finally {
            // without this session's rows the others would wait for ever
            if (unfinished != null) {
                queue.stop();
            }
        }
    }

    private boolean isOver() {
        try (Connection connection = connect()) {
            repeat(connection);
            return work(connection);
        } catch (SQLException e) {
            if (!isAway(e)) {
                queue.stop();
                throw new CompletionException(e);
            }
        }
        return stopsWithin(BETWEEN_CONNECTS.toNanos());
    }

    private Connection connect() throws SQLException {
        String program = "&connectionAttributes=program_name:shop-" + (number % 2 == 0 ? "web" : "office");
        String url = options.jdbcUrl().replace("/?", "/" + options.schema() + "?") + program;
        Connection connection = DriverManager.getConnection(url, options.user(), options.password());
        connection.setAutoCommit(false);
        return connection;
    }

    /// Nobody knows what became of a transaction whose connection broke: looks, and makes it where it is not there.
    private void repeat(Connection connection) throws SQLException {
        ShopQueue.Job job = unfinished;
        if (job != null) {
            if (session.isDone(connection, job.transaction())) {
                finish(job);
            } else {
                make(connection, job);
            }
        }
    }

    private boolean work(Connection connection) throws SQLException {
        for (ShopQueue.Job job = queue.take(); job != null; job = queue.take()) {
            unfinished = job;
            make(connection, job);
            schemaWork.changeWhenDue(connection, lastDone);
        }
        return true;
    }

    /// Sessions give way to each other, and to whoever else works on the server.
    private void make(Connection connection, ShopQueue.Job job) throws SQLException {
        while (unfinished != null) {
            try {
                session.run(connection, job.transaction());
                finish(job);
            } catch (SQLException e) {
                if (!GIVEN_UP.contains(e.getErrorCode())) {
                    throw e;
                }
                connection.rollback();
            }
        }
    }

    private void finish(ShopQueue.Job job) {
        unfinished = null;
        lastDone = queue.done(job);
    }

    private static boolean isAway(SQLException e) {
        return e.getErrorCode() == SHUTTING_DOWN
                || (e.getSQLState() != null && e.getSQLState().startsWith("08"));
    }

    /// Waits for the stop as long as there is nothing to do; an interrupt is a stop.
    private boolean stopsWithin(long nanos) {
        try {
            return stopped.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
