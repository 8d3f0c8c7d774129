package io.auditworkbench.synth.mysql;

import io.auditworkbench.synth.ShopChange;
import io.auditworkbench.synth.ShopStatements;
import io.auditworkbench.synth.ShopTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the transactions of the synthetic shop on a connection, change by change as an application would.
///
/// - **Threading**: one thread.
final class ShopSession {

    private static final int ACCESS_DENIED = 1227;

    private final ShopStatements statements = new ShopStatements();

    /// Makes one transaction and commits it.
    ///
    /// - **Errors**: the exception of the server, with the transaction still open, or nobody knows whether committed.
    void run(Connection connection, ShopTransaction transaction) throws SQLException {
        if (transaction.isLogged()) {
            change(connection, transaction);
            return;
        }
        boolean isHidden = switchLog(connection, "0");
        try {
            change(connection, transaction);
        } finally {
            if (isHidden) {
                connection.rollback();
                switchLog(connection, "1");
            }
        }
    }

    /// Needs rights that not every login has; without them the change is logged like any other.
    private static boolean switchLog(Connection connection, String value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session sql_log_bin = " + value);
            connection.commit();
            return true;
        } catch (SQLException denied) {
            if (denied.getErrorCode() != ACCESS_DENIED) {
                throw denied;
            }
            return false;
        }
    }

    private void change(Connection connection, ShopTransaction transaction) throws SQLException {
        for (ShopChange change : transaction.changes()) {
            ShopStatements.Bound bound = statements.bind(transaction.actor(), change);
            try (PreparedStatement statement = connection.prepareStatement(bound.text())) {
                set(statement, bound.values());
                statement.executeUpdate();
            }
        }
        connection.commit();
    }

    /// Whether a transaction is in the database: all of it is, or nothing.
    boolean isDone(Connection connection, ShopTransaction transaction) throws SQLException {
        ShopChange last = transaction.changes().getLast();
        ShopStatements.Bound bound = statements.read(last);
        try (PreparedStatement statement = connection.prepareStatement(bound.text())) {
            set(statement, bound.values());
            try (ResultSet row = statement.executeQuery()) {
                boolean isThere = row.next();
                if (last.after() == null) {
                    return !isThere;
                }
                return isThere && holds(row, last);
            }
        } finally {
            connection.rollback();
        }
    }

    private static boolean holds(ResultSet row, ShopChange change) throws SQLException {
        for (int i = 0; i < change.table().columns().size(); i++) {
            String stored = row.getString(i + 1);
            if (!change.image().get(i).text().equals(stored == null ? "" : stored)) {
                return false;
            }
        }
        return true;
    }

    static void set(PreparedStatement statement, List<@Nullable String> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setString(i + 1, values.get(i));
        }
    }
}
