package io.auditworkbench.store.ocel;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A database file that is written once by nobody else and thrown away when anything fails: one transaction, no
/// journal.
///
/// - **Errors**: `STORE_FULL` when the disk is full; `BAD_USAGE` where nothing may be written.
/// - **Threading**: one thread at a time.
final class OcelConnection implements AutoCloseable {

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private OcelConnection(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Hears a row of an answer, and may ask more.
    @FunctionalInterface
    interface RowTaker {
        void take(ResultSet row, OcelConnection more) throws SQLException;
    }

    static OcelConnection open(Path file) {
        try {
            Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toUri());
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = off");
                statement.execute("pragma synchronous = off");
                statement.execute("pragma trusted_schema = off");
                connection.setAutoCommit(false);
            }
            return new OcelConnection(file, connection);
        } catch (SQLException failure) {
            throw failure(file, failure);
        }
    }

    /// Runs a statement with whole numbers, decimals and texts in its places.
    void run(String sql, @Nullable Object... values) {
        try {
            PreparedStatement statement = prepared(sql);
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw failure(file, failure);
        }
    }

    /// Gives the rows of an answer to `taker`, one by one.
    void query(String sql, RowTaker taker, Object... values) {
        try {
            PreparedStatement statement = prepared(sql);
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows, this);
                }
            }
        } catch (SQLException failure) {
            throw failure(file, failure);
        }
    }

    /// The one number that is the answer.
    long number(String sql) {
        long[] number = {0};
        query(sql, (row, _) -> number[0] = row.getLong(1));
        return number[0];
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        prepared.put(sql, statement);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Double number -> statement.setDouble(i + 1, number);
                case Object text -> statement.setString(i + 1, text.toString());
            }
        }
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw failure(file, failure);
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException failure) {
            throw failure(file, failure);
        }
    }

    private static WorkbenchException failure(Path file, SQLException failure) {
        boolean isFull = failure instanceof SQLiteException told && told.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
        return isFull
                ? new WorkbenchException(
                        ErrorCode.STORE_FULL,
                        "The disk is full: " + file + ".",
                        "Free space there, or name a file on another disk; nothing was kept.",
                        failure)
                : new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "Nothing can be written to " + file + ": " + failure.getMessage(),
                        "Name a file in a folder that this account may write to.",
                        failure);
    }
}
