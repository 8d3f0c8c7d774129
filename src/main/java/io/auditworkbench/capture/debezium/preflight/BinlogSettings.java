package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/// P03 and P05 to P09: whether the log is written, and what its rows hold.
final class BinlogSettings {

    private BinlogSettings() {}

    static CheckOutcome isOn(ServerSession server) throws SQLException {
        if (server.variable("log_bin").orElse("0").equals("1")) {
            return new Passed("log_bin = ON");
        }
        return new Failed(CheckId.P03.level(), "log_bin = OFF", turnedOn(server));
    }

    static CheckOutcome format(ServerSession server) throws SQLException {
        return setting(
                server,
                CheckId.P05,
                "binlog_format",
                "ROW",
                "Sessions that are open now keep the old format until they reconnect.");
    }

    static CheckOutcome rowImage(ServerSession server) throws SQLException {
        return setting(
                server,
                CheckId.P06,
                "binlog_row_image",
                "FULL",
                "Sessions that are open now keep the old image until they reconnect.");
    }

    static CheckOutcome valueOptions(ServerSession server) throws SQLException {
        return setting(
                server,
                CheckId.P07,
                "binlog_row_value_options",
                "",
                "Sessions that are open now keep the old option until they reconnect.");
    }

    static CheckOutcome metadata(ServerSession server) throws SQLException {
        return setting(server, CheckId.P08, "binlog_row_metadata", "FULL", "");
    }

    static CheckOutcome statementText(ServerSession server) throws SQLException {
        Optional<String> value = server.variable("binlog_rows_query_log_events");
        if (value.isEmpty()) {
            return absent("binlog_rows_query_log_events");
        }
        return value.get().equals("1")
                ? new Passed("binlog_rows_query_log_events = ON")
                : SettingFix.failed(
                        server,
                        CheckId.P09.level(),
                        "binlog_rows_query_log_events",
                        "OFF",
                        "ON",
                        "The statements may hold personal data, which is then in the log.");
    }

    private static CheckOutcome setting(ServerSession server, CheckId id, String name, String wanted, String note)
            throws SQLException {
        Optional<String> value = server.variable(name);
        if (value.isEmpty()) {
            return absent(name);
        }
        return value.get().toUpperCase(Locale.ROOT).equals(wanted)
                ? new Passed(name + " = " + SettingFix.shown(value.get()))
                : SettingFix.failed(server, id.level(), name, value.get(), wanted, note);
    }

    /// A version without the setting has only the behaviour that is wanted, because 8.0 is the oldest one read.
    private static CheckOutcome absent(String name) {
        return new Passed("this version has no setting " + name + " and behaves as wanted");
    }

    private static Fix turnedOn(ServerSession server) {
        return switch (server.hosting()) {
            case SELF_MANAGED ->
                Fix.byRestart("In my.cnf, under [mysqld], write log_bin=mysql-bin and server_id=1, take out"
                        + " skip-log-bin and disable-log-bin, and restart the server.");
            case AMAZON -> Fix.byRestart("Amazon RDS: turn automated backups on.");
            case GOOGLE -> Fix.byRestart("Cloud SQL: turn point-in-time recovery on.");
            case AZURE -> Fix.byHand("Azure Database for MySQL: the log is part of the service; ask its support.");
        };
    }
}
