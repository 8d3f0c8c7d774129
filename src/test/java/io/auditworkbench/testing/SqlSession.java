package io.auditworkbench.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection to MySQL, and short ways to use it.
///
/// - **Errors**: [AssertionError] with the statement when MySQL refuses it.
/// - **Threading**: one thread at a time.
public final class SqlSession implements AutoCloseable {

    private final Connection connection;

    public SqlSession(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    public void run(String... statements) {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new AssertionError("MySQL refused: " + sql, e);
            }
        }
    }

    /// All rows, each value as MySQL writes it.
    public List<List<@Nullable String>> rows(String query) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError("MySQL refused: " + query, e);
        }
    }

    /// The first value of the only row; SQL NULL is written as `NULL`.
    public String value(String query) {
        List<List<@Nullable String>> rows = rows(query);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of 1: " + query);
        }
        return String.valueOf(rows.getFirst().getFirst());
    }

    private static List<@Nullable String> row(ResultSet result) throws SQLException {
        List<@Nullable String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            row.add(result.getString(column));
        }
        return row;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
