package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.Hosting;
import io.auditworkbench.capture.ServerIdentity;
import io.auditworkbench.capture.ServerVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks one server; opens its connection at the first question and again after a time-out has cost it.
///
/// - **Threading**: one thread at a time.
final class ServerSession implements AutoCloseable {

    private static final int UNKNOWN_VARIABLE = 1193;

    private final ConnectionSettings settings;
    private final ServerIdentity server;
    private @Nullable Connection connection;
    private @Nullable Grants grants;

    ServerSession(ConnectionSettings settings, ServerIdentity server) {
        this.settings = settings;
        this.server = server;
    }

    ConnectionSettings settings() {
        return settings;
    }

    ServerIdentity server() {
        return server;
    }

    ServerVersion version() {
        return server.version();
    }

    Hosting hosting() {
        return server.hosting();
    }

    /// The account that the server matched, quoted for a statement.
    String account() {
        return server.account();
    }

    /// What the account may do; asked once.
    Grants grants() throws SQLException {
        Grants known = grants;
        if (known == null) {
            known = Grants.read(this);
            grants = known;
            close(); // the next question comes from a login with its roles again
        }
        return known;
    }

    /// The global value of a setting; empty when this version does not have it.
    Optional<String> variable(String name) throws SQLException {
        try {
            return Optional.of(one("SELECT @@global." + name).first());
        } catch (SQLException e) {
            if (e.getErrorCode() == UNKNOWN_VARIABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// A setting with its name, under the first of several names that this version knows.
    Optional<Setting> setting(String... names) throws SQLException {
        for (String name : names) {
            Optional<String> value = variable(name);
            if (value.isPresent()) {
                return Optional.of(new Setting(name, value.get()));
            }
        }
        return Optional.empty();
    }

    List<Row> rows(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Row> result = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    result.add(Row.read(rows));
                }
            }
            return result;
        }
    }

    void run(String sql) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            statement.execute();
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException _) {
                // Nothing was written: a connection that cannot be closed has already gone.
            }
        }
    }

    private Row one(String sql) throws SQLException {
        return rows(sql).getFirst();
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = ServerConnection.open(settings);
            connection = open;
        }
        return open;
    }

    /// A global setting under the name that this version uses.
    record Setting(String name, String value) {}
}
