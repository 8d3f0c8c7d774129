package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.SessionLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers who is connected, because the binlog names a transaction's connection only by a number that says nothing
/// once the connection is gone.
///
/// - **Threading**: [#account] by any.
final class SessionPoller implements SessionLog, ServerLook {

    private static final int REMEMBERED = 20_000;

    private static final String SESSIONS = """
            SELECT t.PROCESSLIST_ID, t.PROCESSLIST_USER, t.PROCESSLIST_HOST,
              (SELECT a.ATTR_VALUE FROM performance_schema.session_connect_attrs a
                WHERE a.PROCESSLIST_ID = t.PROCESSLIST_ID AND a.ATTR_NAME = 'program_name')
            FROM performance_schema.threads t
            WHERE t.TYPE = 'FOREGROUND' AND t.PROCESSLIST_USER IS NOT NULL
            """;

    private final WatchReports reports;
    private final Map<Long, String> accounts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    SessionPoller(WatchReports reports) {
        this.reports = reports;
    }

    @Override
    public Optional<String> account(long connectionId) {
        synchronized (accounts) {
            return Optional.ofNullable(accounts.get(connectionId));
        }
    }

    @Override
    public Duration every() {
        return Duration.ZERO;
    }

    @Override
    public void look(Statement statement) throws SQLException {
        boolean isBlind = true;
        try (ResultSet sessions = statement.executeQuery(SESSIONS)) {
            while (sessions.next()) {
                isBlind = false;
                String program = sessions.getString(4);
                String account = sessions.getString(2) + "@" + sessions.getString(3)
                        + (program == null ? "" : " (" + program + ")");
                synchronized (accounts) {
                    accounts.put(sessions.getLong(1), account);
                }
            }
        }
        // our own session is always one of them
        if (isBlind) {
            reports.accountsHidden();
        }
    }

    @Override
    public void refused(SQLException reason) {
        reports.accountsHidden();
    }
}
