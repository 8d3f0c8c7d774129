package io.auditworkbench.store;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Work on the small SQLite files that stand beside a store.
final class SqlFiles {

    private SqlFiles() {}

    /// Something done with SQL.
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /// Says in our words what could not be done.
    static <T> T on(Path file, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException failure) {
            throw SqliteFailure.of(file, failure);
        }
    }

    /// Makes the tables of a new file; refuses a file that a later version made.
    static void create(Connection connection, Path file, int version, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (version(statement) == version) {
                return;
            }
            written(statement, () -> {
                int found = version(statement);
                if (found > version) {
                    throw later(file, "Use that version, or move the file away: what is in it can be made again.");
                }
                if (found == 0) {
                    for (String each : schema.split(";\\s*\\n")) {
                        if (!each.isBlank()) {
                            statement.execute(each);
                        }
                    }
                    statement.execute("pragma user_version=" + version);
                }
                return true;
            });
        }
    }

    static WorkbenchException later(Path file, String nextStep) {
        return new WorkbenchException(
                ErrorCode.STORE_NEWER, "The file was made by a later version: " + file + ".", nextStep);
    }

    /// Does work that writes: all of it or, when it fails, nothing. Other writers wait from its beginning on.
    static <T> T written(Statement statement, Work<T> work) throws SQLException {
        statement.execute("begin immediate");
        try {
            T done = work.run();
            statement.execute("commit");
            return done;
        } catch (SQLException | RuntimeException failure) {
            rollBack(statement, failure);
            throw failure;
        }
    }

    /// SQLite rolls back by itself on some failures, such as a full disk.
    private static void rollBack(Statement statement, Exception failure) {
        try {
            statement.execute("rollback");
        } catch (SQLException nothingLeft) {
            failure.addSuppressed(nothingLeft);
        }
    }

    static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
