package io.auditworkbench.synth.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/// The changes of columns that a workload makes between its transactions, one for so many of them, whichever session
/// made the last: a session that gets little to do would make none.
///
/// - **Threading**: any; one change at a time, so that two do not add one column twice.
final class SchemaWork {

    private static final long TRANSACTIONS_BETWEEN = 100;

    private final SchemaChanges wanted;
    private final ReentrantLock lock = new ReentrantLock();

    SchemaWork(SchemaChanges wanted) {
        this.wanted = wanted;
    }

    /// Called with how many transactions the workload has made, after each; adds the column or drops it again.
    void changeWhenDue(Connection connection, long transactions) throws SQLException {
        if (wanted == SchemaChanges.NONE || transactions % TRANSACTIONS_BETWEEN != 0) {
            return;
        }
        lock.lock();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    isThere(statement)
                            ? "alter table orders drop column gift_wrap"
                            : "alter table orders add column gift_wrap bool null after total");
        } finally {
            lock.unlock();
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet column = statement.executeQuery("show columns from orders like 'gift_wrap'")) {
            return column.next();
        }
    }
}
