package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.ConnectionSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// Opens JDBC connections to the source that read and never write.
public final class ServerConnection {

    /// How long a connection or one answer may take.
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private ServerConnection() {}

    /// - **Errors**: what the driver says, with the server's error number; see [LoginRefusal].
    public static Connection open(ConnectionSettings settings) throws SQLException {
        return DriverManager.getConnection(url(settings), properties(settings));
    }

    private static String url(ConnectionSettings settings) {
        String host = settings.host().replace("%", "%25");
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return "jdbc:mysql://" + bracketed + ":" + settings.port() + "/";
    }

    private static Properties properties(ConnectionSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password().reveal());
        properties.setProperty("sslMode", settings.tls().name());
        // Without TLS a key from the network could be anybody's; on this machine nobody stands between.
        properties.setProperty("allowPublicKeyRetrieval", String.valueOf(settings.isLoopback()));
        properties.setProperty("connectTimeout", String.valueOf(LIMIT.toMillis()));
        properties.setProperty("socketTimeout", String.valueOf(LIMIT.toMillis()));
        properties.setProperty("connectionAttributes", "program_name:audit-workbench");
        properties.setProperty("allowLoadLocalInfile", "false");
        // The checks read texts such as SHOW GRANTS, whose quotes depend on these two.
        properties.setProperty("sessionVariables", "sql_mode='',sql_quote_show_create=1");
        return properties;
    }
}
