package io.auditworkbench.synth.mysql;

import java.util.List;

/// A login that [EmbeddedMysql] creates before anybody may use the server.
///
/// - **Shape**: `host` as in `'name'@'host'`, `%` for any; `privileges` as in `GRANT …`, granted on everything.
public record MysqlAccount(String name, String host, String password, List<String> privileges) {

    /// What an auditor's login needs to capture changes, and nothing more.
    ///
    /// - **Source**: Debezium MySQL connector, *Creating a user*.
    public static final List<String> CAPTURE_PRIVILEGES =
            List.of("SELECT", "RELOAD", "SHOW DATABASES", "REPLICATION SLAVE", "REPLICATION CLIENT", "LOCK TABLES");

    public MysqlAccount {
        privileges = List.copyOf(privileges);
    }

    /// A login from anywhere with the privileges of a capture.
    public static MysqlAccount forCapture(String name, String password) {
        return new MysqlAccount(name, "%", password, CAPTURE_PRIVILEGES);
    }

    /// The statements that create the login where it does not exist yet.
    List<String> statements() {
        String user = quoted(name) + "@" + quoted(host);
        String create = "CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY " + quoted(password);
        return privileges.isEmpty()
                ? List.of(create)
                : List.of(create, "GRANT " + String.join(", ", privileges) + " ON *.* TO " + user);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /// The login without its password, which must not reach a log.
    @Override
    public String toString() {
        return name + "@" + host;
    }
}
