package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// P21, P22 and P26: what other sessions and accounts do to the log, or could.
final class SessionChecks {

    private static final String OVERRIDES = """
        SELECT t.processlist_id AS id, t.processlist_user AS user, t.processlist_host AS host,
               GROUP_CONCAT(CONCAT(v.variable_name, '=', v.variable_value) ORDER BY v.variable_name SEPARATOR ' ') AS off
        FROM performance_schema.variables_by_thread v
        JOIN performance_schema.threads t ON t.thread_id = v.thread_id
        WHERE t.processlist_id IS NOT NULL
          AND ((v.variable_name = 'binlog_format' AND v.variable_value <> 'ROW')
            OR (v.variable_name = 'binlog_row_image' AND v.variable_value <> 'FULL')
            OR (v.variable_name = 'binlog_row_value_options' AND v.variable_value <> '')
            OR (v.variable_name = 'sql_log_bin' AND v.variable_value <> 'ON'))
        GROUP BY 1, 2, 3 ORDER BY 1""";

    private static final String POWERFUL_ACCOUNTS = """
        SELECT grantee, GROUP_CONCAT(privilege_type ORDER BY 1 SEPARATOR ', ') AS rights
        FROM information_schema.user_privileges
        WHERE privilege_type IN ('SUPER', 'SYSTEM_VARIABLES_ADMIN', 'SESSION_VARIABLES_ADMIN', 'BINLOG_ADMIN',
                                 'REPLICATION_SLAVE_ADMIN')
        GROUP BY grantee ORDER BY grantee""";

    private static final List<String> SYSTEM_ACCOUNTS =
            List.of("'mysql.session'@'localhost'", "'mysql.sys'@'localhost'", "'mysql.infoschema'@'localhost'");

    private SessionChecks() {}

    static CheckOutcome overrides(ServerSession server) throws SQLException {
        if (server.variable("performance_schema").orElse("0").equals("0")) {
            return new CouldNotCheck("performance_schema is off, so sessions cannot be seen", "");
        }
        if (!maySeeSessions(server)) {
            return new CouldNotCheck(
                    "the account may not see other sessions",
                    "SELECT on performance_schema.threads and performance_schema.variables_by_thread");
        }
        List<Row> sessions = server.rows(OVERRIDES);
        if (sessions.isEmpty()) {
            return new Passed("no session that is open now");
        }
        String found = sessions.stream().map(SessionChecks::shown).collect(Collectors.joining("; "));
        List<String> sql =
                sessions.stream().map(row -> "-- KILL " + row.text("id") + ";").toList();
        return new Failed(
                CheckId.P21.level(),
                found,
                Fix.bySql(
                        "Ask whoever runs these sessions. If they only keep an old setting of the server, ending them"
                                + " is enough, because they reconnect with the new one.",
                        "CONNECTION_ADMIN (or SUPER)",
                        sql,
                        List.of()));
    }

    static CheckOutcome xa(ServerSession server) throws SQLException {
        long prepared = server.rows("SHOW GLOBAL STATUS LIKE 'Com_xa_%'").stream()
                .mapToLong(row -> Long.parseLong(row.text("value")))
                .sum();
        return prepared == 0
                ? new Passed("none since the server started")
                : new Failed(
                        CheckId.P22.level(),
                        prepared + " XA statements since the server started",
                        Fix.byHand("Nothing to change. Rows of XA transactions are shown as unconfirmed until the log"
                                + " says how they ended."));
    }

    static CheckOutcome accounts(ServerSession server) throws SQLException {
        if (!server.grants().hasOnTable("SELECT", "mysql", "user")) {
            return new CouldNotCheck("the account sees only its own rights", "SELECT on mysql.user");
        }
        List<String> accounts = server.rows(POWERFUL_ACCOUNTS).stream()
                .map(row -> row.text("grantee"))
                .filter(grantee -> !SYSTEM_ACCOUNTS.contains(grantee))
                .toList();
        return accounts.isEmpty()
                ? new Passed("none")
                : new Failed(
                        CheckId.P26.level(),
                        Amounts.names(accounts),
                        Fix.byHand("Check that each of them is an administrator you know."));
    }

    private static boolean maySeeSessions(ServerSession server) throws SQLException {
        Grants grants = server.grants();
        return grants.hasOnTable("SELECT", "performance_schema", "threads")
                && grants.hasOnTable("SELECT", "performance_schema", "variables_by_thread");
    }

    private static String shown(Row session) {
        return "session " + session.text("id") + " of " + session.text("user") + "@" + session.text("host") + ": "
                + session.text("off");
    }
}
