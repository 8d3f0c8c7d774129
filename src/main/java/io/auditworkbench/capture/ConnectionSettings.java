package io.auditworkbench.capture;

import io.auditworkbench.model.error.ErrorCode;
import java.util.List;
import java.util.Objects;

/// How to reach one MySQL server, and which of its tables to capture.
///
/// - **Shape**: `host` is a name or an address, IPv6 without brackets; `port` 1 to 65535; `tables` empty means every
///   table of every schema but MySQL's own. Holds the password, and never shows it.
public record ConnectionSettings(
        String host, int port, String user, Secret password, TlsMode tls, List<TableGlob> tables) {

    /// Where MySQL listens unless told otherwise.
    public static final int DEFAULT_PORT = 3306;

    public ConnectionSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(tls, "tls");
        tables = List.copyOf(tables);
    }

    /// Reads `mysql://user@host:port/`, also as a JDBC address; without a password, which must not stand in an
    /// address.
    ///
    /// - **Shape**: port 3306 when left out; `%41` and the like are decoded in the user and the schema; a path
    /// `/shop`
    ///   chooses that schema; `?tls=required` sets the mode, which is else [TlsMode#defaultFor(String)].
    /// - **Errors**: [ErrorCode#BAD_USAGE], saying in one line each what is wrong and what to write;
    ///   [ErrorCode#MARIADB_NOT_SUPPORTED] for `mariadb://`.
    public static ConnectionSettings parse(String url) {
        return ConnectionUrl.parse(url);
    }

    public ConnectionSettings withPassword(Secret other) {
        return new ConnectionSettings(host, port, user, other, tls, tables);
    }

    public ConnectionSettings withTls(TlsMode other) {
        return new ConnectionSettings(host, port, user, password, other, tables);
    }

    public ConnectionSettings withTables(List<TableGlob> others) {
        return new ConnectionSettings(host, port, user, password, tls, others);
    }

    public boolean isLoopback() {
        return Loopback.is(host);
    }

    /// Whether a table is to be captured; MySQL's own schemas never are.
    public boolean captures(String schema, String table) {
        return !SystemSchemas.contains(schema)
                && (tables.isEmpty() || tables.stream().anyMatch(glob -> glob.matches(schema, table)));
    }

    /// `db1:3306`, or `[::1]:3306`.
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
