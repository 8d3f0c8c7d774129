package io.auditworkbench.capture.debezium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auditworkbench.capture.BinlogPlace;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.LogProgress;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks the server where its log stands, before and beside the engine.
///
/// - **Threading**: stateless; each call opens its own connection.
public final class SourceProbe {

    private static final int UNKNOWN_STATEMENT = 1064;
    private static final int NO_SUCH_PLACE = 1220;
    private static final Pattern GTID_NEXT = Pattern.compile("GTID_NEXT\\s*=\\s*'([^']+)'");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConnectionSettings settings;

    public SourceProbe(ConnectionSettings settings) {
        this.settings = settings;
    }

    /// What a server says of its log.
    ///
    /// - **Shape**: GTID sets are empty without GTIDs; `files` are the binlogs it still has, oldest first.
    public record LogStatus(
            String serverUuid, BinlogPlace end, String executedGtids, String purgedGtids, List<String> files) {}

    /// Where the server's log stands now.
    ///
    /// - **Errors**: `SOURCE_UNREACHABLE`, `SOURCE_LOGIN_REFUSED`, `NOT_READY` when there is no binlog.
    public LogStatus status() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            BinlogPlace end = end(statement);
            return new LogStatus(
                    text(statement, "SELECT @@server_uuid"),
                    end,
                    text(statement, "SELECT @@global.gtid_executed").replace("\n", ""),
                    text(statement, "SELECT @@global.gtid_purged").replace("\n", ""),
                    files(statement));
        } catch (SQLException failed) {
            throw EngineFailures.translate(failed);
        }
    }

    /// What the server has executed, then where its log ends.
    ///
    /// - **Errors**: as [#status()].
    public LogProgress progress() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return progress(statement);
        } catch (SQLException failed) {
            throw EngineFailures.translate(failed);
        }
    }

    static LogProgress progress(Statement statement) throws SQLException {
        String executed = text(statement, "SELECT @@global.gtid_executed").replace("\n", "");
        return new LogProgress(executed, end(statement));
    }

    /// The GTID of the transaction that begins at a place in the log; empty when none begins there, or the log has no
    /// such place.
    ///
    /// - **Errors**: as [#status()].
    public Optional<String> gtidAt(BinlogPlace place) {
        String look =
                "SHOW BINLOG EVENTS IN '" + place.file().replace("'", "''") + "' FROM " + place.offset() + " LIMIT 1";
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet event = statement.executeQuery(look)) {
            return event.next() ? gtidIn(event.getString("Info")) : Optional.empty();
        } catch (SQLException failed) {
            if (failed.getErrorCode() == NO_SUCH_PLACE) {
                return Optional.empty();
            }
            throw EngineFailures.translate(failed);
        }
    }

    private static Optional<String> gtidIn(String info) {
        Matcher gtid = GTID_NEXT.matcher(info);
        return gtid.find() ? Optional.of(gtid.group(1)) : Optional.empty();
    }

    Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", settings.user());
        login.setProperty("password", settings.password().reveal());
        login.setProperty("connectTimeout", "10000");
        login.setProperty("socketTimeout", "10000");
        login.setProperty("connectionTimeZone", "UTC");
        login.setProperty("allowPublicKeyRetrieval", "true");
        login.setProperty(
                "sslMode",
                settings.isLoopback() && !settings.tls().isMandatory()
                        ? "DISABLED"
                        : settings.tls().name());
        return DriverManager.getConnection("jdbc:mysql://" + settings.address() + "/", login);
    }

    private static BinlogPlace end(Statement statement) throws SQLException {
        try (ResultSet status = statement.executeQuery("SHOW MASTER STATUS")) {
            return place(status);
        } catch (SQLException renamed) {
            if (renamed.getErrorCode() != UNKNOWN_STATEMENT) {
                throw renamed;
            }
        }
        // MySQL 8.2 renamed the statement, 8.4 removed the old one
        try (ResultSet status = statement.executeQuery("SHOW BINARY LOG STATUS")) {
            return place(status);
        }
    }

    private static BinlogPlace place(ResultSet status) throws SQLException {
        if (!status.next()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_READY,
                    "The server writes no binary log, so there is nothing to read.",
                    "Set log_bin in the server's my.cnf and restart it; `auditctl doctor` shows everything that is missing.");
        }
        return new BinlogPlace(status.getString(1), status.getLong(2));
    }

    private static List<String> files(Statement statement) throws SQLException {
        List<String> files = new ArrayList<>();
        try (ResultSet logs = statement.executeQuery("SHOW BINARY LOGS")) {
            while (logs.next()) {
                files.add(logs.getString(1));
            }
        }
        return files;
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            String value = answer.next() ? answer.getString(1) : null;
            return value == null ? "" : value;
        }
    }

    /// The place that a stored position names.
    public static BinlogPlace place(String position) {
        JsonNode offset = parse(position);
        return new BinlogPlace(
                offset.path("file").asText(""), offset.path("pos").asLong());
    }

    /// The GTID set that a stored position names, empty without GTIDs.
    public static String gtids(String position) {
        return parse(position).path("gtids").asText("");
    }

    /// The position with another GTID set in it.
    public static String withGtids(String position, String gtids) {
        return ((ObjectNode) parse(position)).put("gtids", gtids).toString();
    }

    /// The position at another place, as after a failover: the GTIDs in it stay.
    public static String withPlace(String position, BinlogPlace place) {
        return ((ObjectNode) parse(position))
                .put("file", place.file())
                .put("pos", place.offset())
                .toString();
    }

    private static JsonNode parse(String position) {
        try {
            return JSON.readTree(position);
        } catch (JsonProcessingException unreadable) {
            throw new WorkbenchException(
                    ErrorCode.STORE_CORRUPT,
                    "The stored position cannot be read.",
                    "Run `auditctl verify` on the store and restore it from a backup.",
                    unreadable);
        }
    }
}
