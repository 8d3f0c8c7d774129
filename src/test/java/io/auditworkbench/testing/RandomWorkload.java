package io.auditworkbench.testing;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Changes to random tables by several sessions at once: all column types, tables with every kind of key and without,
/// changed keys, many rows in one statement, many tables in one transaction, savepoints and rollbacks, triggers.
///
/// - **Shape**: one seed gives the same tables and each session the same statements; how the sessions interleave, and
///   so which of them meet an error, is up to the server.
/// - **Errors**: duplicate keys, deadlocks and lock timeouts are part of the workload; anything else is an
///   [AssertionError] with the seed and the statement.
public final class RandomWorkload {

    private static final int DUPLICATE_KEY = 1062;
    private static final int LOCK_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final Set<Integer> EXPECTED = Set.of(DUPLICATE_KEY, LOCK_TIMEOUT, DEADLOCK);
    /// Zero dates are wanted, cut values are not.
    private static final String[] SETTINGS = {
        "set names utf8mb4",
        "set session sql_mode = 'STRICT_ALL_TABLES,ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO'",
        "set session innodb_lock_wait_timeout = 2"
    };

    private final long seed;
    private final List<RandomTable> tables = new ArrayList<>();
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /// Two tables with each column type once, and `moreTables` with a few random columns each.
    public RandomWorkload(long seed, int moreTables) {
        this.seed = seed;
        Random random = new Random(seed);
        tables.add(RandomTable.ofAllTypes("all_types", RandomTable.KeyKind.NUMBER));
        tables.add(RandomTable.ofAllTypes("all_types_keyless", RandomTable.KeyKind.NONE));
        RandomTable.KeyKind[] keys = RandomTable.KeyKind.values();
        for (int index = 0; index < moreTables; index++) {
            tables.add(RandomTable.any("random_" + index, keys[index % keys.length], random));
        }
    }

    /// Creates the tables in the session's schema, and a trigger that writes into one more.
    public void createTables(SqlSession session) {
        session.run(SETTINGS);
        tables.forEach(table -> session.run(table.create()));
        session.run(
                "create table trigger_log (id int auto_increment primary key, said varchar(50))",
                "create trigger all_types_inserted after insert on all_types for each row"
                        + " insert into trigger_log(said) values (concat('inserted ', new.id))");
    }

    /// Runs so many transactions in each of so many sessions, and waits for all.
    public void run(Supplier<SqlSession> connect, Executor executor, int sessions, int transactionsPerSession) {
        List<CompletableFuture<Void>> running = IntStream.range(0, sessions)
                .mapToObj(number -> CompletableFuture.runAsync(
                        () -> runSession(connect, new Random(seed * 31 + number), transactionsPerSession), executor))
                .toList();
        running.forEach(CompletableFuture::join);
    }

    /// Transactions that changed something for good, so far.
    public int committed() {
        return committed.get();
    }

    /// Statements that the server refused because of other sessions or duplicate keys, so far.
    public int refused() {
        return refused.get();
    }

    private void runSession(Supplier<SqlSession> connect, Random random, int transactions) {
        try (SqlSession session = connect.get()) {
            session.run(SETTINGS);
            if (random.nextBoolean()) {
                session.run("set session transaction isolation level read committed");
            }
            for (int count = 0; count < transactions; count++) {
                runTransaction(session, random);
            }
        }
    }

    private void runTransaction(SqlSession session, Random random) {
        if (random.nextInt(5) == 0) {
            execute(session, change(random));
            return;
        }
        session.run("begin");
        boolean alive = true;
        for (int count = random.nextInt(1, 7); count > 0 && alive; count--) {
            alive = random.nextInt(6) == 0 ? withSavepoint(session, random) : execute(session, change(random));
        }
        boolean commits = random.nextInt(8) > 0;
        session.run(commits ? "commit" : "rollback");
        if (commits && alive) {
            committed.incrementAndGet();
        }
    }

    private boolean withSavepoint(SqlSession session, Random random) {
        session.run("savepoint here");
        boolean alive = true;
        for (int count = random.nextInt(1, 4); count > 0 && alive; count--) {
            alive = execute(session, change(random));
        }
        if (alive && random.nextBoolean()) {
            session.run("rollback to savepoint here");
        }
        return alive;
    }

    private String change(Random random) {
        RandomTable table = tables.get(random.nextInt(tables.size()));
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> table.insert(random);
            case 4 -> table.upsert(random);
            case 5 -> table.copyRows(random);
            case 6, 7, 8 -> table.update(random);
            case 9 -> table.updateKey(random);
            case 10 -> multiTable(random);
            default -> table.delete(random);
        };
    }

    /// One statement that changes two tables.
    private static String multiTable(Random random) {
        String rows = "a.id = %d and b.n = %d".formatted(random.nextInt(-150, 150), random.nextInt(5));
        return random.nextInt(3) > 0
                ? "update all_types a, all_types_keyless b set a.v0 = 1, b.v0 = b.v1 %% 7 where ".formatted() + rows
                : "delete a, b from all_types a, all_types_keyless b where " + rows;
    }

    /// Says whether the transaction is still open: a deadlock ends it.
    private boolean execute(SqlSession session, String sql) {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (!EXPECTED.contains(e.getErrorCode())) {
                throw new AssertionError("seed " + seed + ", MySQL refused: " + sql, e);
            }
            refused.incrementAndGet();
            return e.getErrorCode() != DEADLOCK;
        }
    }
}
