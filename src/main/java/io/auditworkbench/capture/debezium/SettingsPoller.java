package io.auditworkbench.capture.debezium;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Notices sessions that were set so that their changes are not logged, or not whole, while they live.
///
/// What such a session logs is noticed in the binlog too; what `sql_log_bin = 0` hides leaves no other trace until the
/// row changes again. A session shorter than the interval escapes.
final class SettingsPoller implements ServerLook {

    /// Looking walks through all variables of all sessions at the server, so not as often as the accounts.
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final String SETTINGS = """
            SELECT t.PROCESSLIST_ID, t.PROCESSLIST_USER, t.PROCESSLIST_HOST, v.VARIABLE_NAME, v.VARIABLE_VALUE
            FROM performance_schema.variables_by_thread v
            JOIN performance_schema.threads t ON t.THREAD_ID = v.THREAD_ID
            WHERE t.PROCESSLIST_ID IS NOT NULL AND t.PROCESSLIST_ID <> CONNECTION_ID()
              AND ((v.VARIABLE_NAME = 'sql_log_bin' AND v.VARIABLE_VALUE <> 'ON')
                OR (v.VARIABLE_NAME = 'binlog_format' AND v.VARIABLE_VALUE <> 'ROW')
                OR (v.VARIABLE_NAME = 'binlog_row_image' AND v.VARIABLE_VALUE <> 'FULL')
                OR (v.VARIABLE_NAME = 'binlog_row_value_options' AND v.VARIABLE_VALUE <> ''))
            """;

    private record Known(long connectionId, String setting, String value) {}

    private final WatchReports reports;
    private Set<Known> known = new HashSet<>();

    SettingsPoller(WatchReports reports) {
        this.reports = reports;
    }

    @Override
    public Duration every() {
        return INTERVAL;
    }

    /// Tells each setting of each session once, as long as it stays.
    @Override
    public void look(Statement statement) throws SQLException {
        Set<Known> now = new HashSet<>();
        try (ResultSet settings = statement.executeQuery(SETTINGS)) {
            while (settings.next()) {
                Known found = new Known(settings.getLong(1), settings.getString(4), settings.getString(5));
                now.add(found);
                if (!known.contains(found)) {
                    String account = settings.getString(2) + "@" + settings.getString(3);
                    reports.sessionSet(found.connectionId(), account, found.setting(), found.value());
                }
            }
        }
        known = now;
    }

    @Override
    public void refused(SQLException reason) {
        reports.settingsHidden();
    }
}
