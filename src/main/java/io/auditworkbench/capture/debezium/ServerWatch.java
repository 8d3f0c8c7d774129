package io.auditworkbench.capture.debezium;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the server beside the stream, because much of what an audit needs is gone when its transaction is read.
///
/// - **Threading**: [#run()] on its own thread; the rest by any.
public final class ServerWatch implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE_AFTER_FAILURE = Duration.ofSeconds(2);
    /// MySQL error numbers: command denied to user for table, for column; access denied, you need a privilege.
    private static final Set<Integer> REFUSALS = Set.of(1142, 1143, 1227);

    private final SourceProbe probe;
    private final Clock clock;
    private final List<ServerLook> looks;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Instant lastLook;

    ServerWatch(SourceProbe probe, Clock clock, List<ServerLook> looks) {
        this.probe = probe;
        this.clock = clock;
        this.looks = List.copyOf(looks);
    }

    /// When it last looked; null before the first time.
    public @Nullable Instant lastLook() {
        return lastLook;
    }

    @Override
    public void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = watchWhileConnected();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration watchWhileConnected() throws InterruptedException {
        Map<ServerLook, Long> next = new HashMap<>();
        Set<ServerLook> refused = new HashSet<>();
        try (Connection connection = probe.connect();
                Statement statement = connection.createStatement()) {
            do {
                for (ServerLook look : looks) {
                    lookWhenDue(look, statement, next, refused);
                }
                lastLook = clock.instant();
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
            return Duration.ZERO;
        } catch (SQLException unavailable) {
            // what is seen here is a help, not a condition: capture itself says when the server is gone
            LOG.debug("the server cannot be watched: error {}", unavailable.getErrorCode());
            return PATIENCE_AFTER_FAILURE;
        }
    }

    /// By a counter that nobody sets back, as somebody may set a clock.
    private static void lookWhenDue(
            ServerLook look, Statement statement, Map<ServerLook, Long> next, Set<ServerLook> refused)
            throws SQLException {
        long now = System.nanoTime();
        Long due = next.get(look);
        if (refused.contains(look) || (due != null && now - due < 0)) {
            return;
        }
        next.put(look, now + look.every().toNanos());
        try {
            look.look(statement);
        } catch (SQLException failed) {
            if (!REFUSALS.contains(failed.getErrorCode())) {
                throw failed;
            }
            refused.add(look);
            look.refused(failed);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
