package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.SessionLog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks again and again who is connected, because the binlog names a transaction's connection only by a number that says nothing
/// once the connection is gone.
///
/// - **Threading**: [#run()] on its own thread; the rest by any.
public final class SessionPoller implements SessionLog, Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionPoller.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration PATIENCE_AFTER_FAILURE = Duration.ofSeconds(10);
    private static final int REMEMBERED = 20_000;

    private static final String SESSIONS =
            """
            SELECT t.PROCESSLIST_ID, t.PROCESSLIST_USER, t.PROCESSLIST_HOST,
              (SELECT a.ATTR_VALUE FROM performance_schema.session_connect_attrs a
                WHERE a.PROCESSLIST_ID = t.PROCESSLIST_ID AND a.ATTR_NAME = 'program_name')
            FROM performance_schema.threads t
            WHERE t.TYPE = 'FOREGROUND' AND t.PROCESSLIST_USER IS NOT NULL
            """;

    private final SourceProbe probe;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Long, String> accounts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    public SessionPoller(SourceProbe probe) {
        this.probe = probe;
    }

    @Override
    public Optional<String> account(long connectionId) {
        synchronized (accounts) {
            return Optional.ofNullable(accounts.get(connectionId));
        }
    }

    @Override
    public void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = pollWhileConnected();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pollWhileConnected() throws InterruptedException {
        try (Connection connection = probe.connect();
                Statement statement = connection.createStatement()) {
            do {
                poll(statement);
            } while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
            return Duration.ZERO;
        } catch (SQLException unavailable) {
            // attribution by session is a help, not a condition: transactions keep an unknown actor meanwhile
            LOG.debug("sessions cannot be polled: error {}", unavailable.getErrorCode());
            return PATIENCE_AFTER_FAILURE;
        }
    }

    private void poll(Statement statement) throws SQLException {
        try (ResultSet sessions = statement.executeQuery(SESSIONS)) {
            while (sessions.next()) {
                String program = sessions.getString(4);
                String account = sessions.getString(2) + "@" + sessions.getString(3)
                        + (program == null ? "" : " (" + program + ")");
                synchronized (accounts) {
                    accounts.put(sessions.getLong(1), account);
                }
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
