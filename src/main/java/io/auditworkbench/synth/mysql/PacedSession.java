package io.auditworkbench.synth.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// One session of a [DemoWorkload]: keeps to its share of the rate, and comes back when the server was away.
final class PacedSession {

    private static final Duration BETWEEN_CONNECTS = Duration.ofMillis(200);
    private static final int SCHEMA_CHANGE_EVERY = 100;
    private static final int LOCK_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int SHUTTING_DOWN = 1053;
    private static final Set<Integer> GIVEN_UP = Set.of(LOCK_TIMEOUT, DEADLOCK);

    private final DemoWorkloadOptions options;
    private final int number;
    private final CountDownLatch stopped;
    private final AtomicLong transactions;
    private final long intervalNanos;
    private int untilSchemaChange = SCHEMA_CHANGE_EVERY;

    PacedSession(DemoWorkloadOptions options, int number, CountDownLatch stopped, AtomicLong transactions) {
        this.options = options;
        this.number = number;
        this.stopped = stopped;
        this.transactions = transactions;
        this.intervalNanos = (long) (TimeUnit.SECONDS.toNanos(options.sessions()) / options.transactionsPerSecond());
    }

    /// Works until the workload is stopped.
    void run(long firstOrder) {
        ShopSession shop =
                new ShopSession(new Random(options.seed() * 31 + number), firstOrder + number, options.sessions());
        do {
            try (Connection connection = connect()) {
                work(shop, connection);
            } catch (SQLException e) {
                if (!isAway(e)) {
                    throw new CompletionException(e);
                }
            }
        } while (!stopsWithin(BETWEEN_CONNECTS.toNanos()));
    }

    private Connection connect() throws SQLException {
        String program = "&connectionAttributes=program_name:shop-" + (number % 2 == 0 ? "web" : "office");
        String url = options.jdbcUrl().replace("/?", "/" + options.schema() + "?") + program;
        Connection connection = DriverManager.getConnection(url, options.user(), options.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private void work(ShopSession shop, Connection connection) throws SQLException {
        long due = System.nanoTime() + number * intervalNanos / options.sessions();
        while (!stopsWithin(due - System.nanoTime())) {
            due = Math.max(due + intervalNanos, System.nanoTime());
            try {
                shop.doBusiness(connection);
                transactions.incrementAndGet();
                changeSchemaWhenDue(connection);
            } catch (SQLException e) {
                if (!GIVEN_UP.contains(e.getErrorCode())) {
                    throw e;
                }
                connection.rollback();
            }
        }
    }

    /// Only one session does, so that two do not add one column twice.
    private void changeSchemaWhenDue(Connection connection) throws SQLException {
        if (options.schemaChanges() == SchemaChanges.NONE || number != 0 || --untilSchemaChange > 0) {
            return;
        }
        untilSchemaChange = SCHEMA_CHANGE_EVERY;
        try (Statement statement = connection.createStatement()) {
            boolean isThere;
            try (ResultSet column = statement.executeQuery("show columns from orders like 'gift_wrap'")) {
                isThere = column.next();
            }
            statement.execute(
                    isThere
                            ? "alter table orders drop column gift_wrap"
                            : "alter table orders add column gift_wrap bool null after total");
        }
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
