package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.Hosting;
import io.auditworkbench.capture.ServerIdentity;
import io.auditworkbench.capture.ServerVersion;
import io.auditworkbench.capture.TlsMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Who the server at the other end of a new connection is.
final class ServerFacts {

    private final Connection connection;
    private final ConnectionSettings settings;

    ServerFacts(Connection connection, ConnectionSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /// `TLSv1.2, ECDHE-RSA-AES128-GCM-SHA256`, or empty when the connection is not encrypted.
    String cipher() throws SQLException {
        String cipher = first("SHOW SESSION STATUS LIKE 'Ssl_cipher'", 2);
        return cipher.isEmpty() ? "" : first("SHOW SESSION STATUS LIKE 'Ssl_version'", 2) + ", " + cipher;
    }

    /// The version, with MariaDB's name in its text when only the server's comment has it.
    ServerVersion version() throws SQLException {
        ServerVersion version = ServerVersion.parse(first("SELECT VERSION()", 1));
        boolean hidden = !version.isMariaDb()
                && ServerVersion.parse(first("SELECT @@version_comment", 1)).isMariaDb();
        return hidden ? ServerVersion.parse(version.text() + "-MariaDB") : version;
    }

    ServerIdentity identity(ServerVersion version) throws SQLException {
        return new ServerIdentity(
                version,
                first("SELECT @@version_comment", 1),
                first("SELECT @@server_uuid", 1),
                Sql.account(first("SELECT CURRENT_USER()", 1)),
                Hosting.of(settings.host(), version, first("SELECT @@basedir", 1)));
    }

    /// Leaves TLS out on loopback where nobody asks for it: it costs the reader a quarter of its thread.
    ConnectionSettings settledTls() throws SQLException {
        boolean mayBePlain = settings.tls() == TlsMode.PREFERRED && settings.isLoopback();
        return mayBePlain && !serverAsksForTls() && !accountAsksForTls()
                ? settings.withTls(TlsMode.DISABLED)
                : settings;
    }

    private boolean serverAsksForTls() throws SQLException {
        return first("SELECT @@global.require_secure_transport", 1).equals("1");
    }

    /// Yes, too, when the server does not say: then the connection stays encrypted.
    private boolean accountAsksForTls() {
        try {
            return !first("SHOW CREATE USER CURRENT_USER()", 1).contains(" REQUIRE NONE ");
        } catch (SQLException _) {
            return true;
        }
    }

    private String first(String sql, int column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            String value = rows.next() ? rows.getString(column) : null;
            return value == null ? "" : value;
        }
    }
}
