package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.LogProgress;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Asks what the server has executed and how far its log reaches, for the account of GTIDs.
///
/// - **Threading**: [#latest()] by any.
final class ProgressPoller implements ServerLook {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private volatile LogProgress latest;

    ProgressPoller(LogProgress first) {
        latest = first;
    }

    LogProgress latest() {
        return latest;
    }

    @Override
    public Duration every() {
        return INTERVAL;
    }

    @Override
    public void look(Statement statement) throws SQLException {
        latest = SourceProbe.progress(statement);
    }

    /// Cannot be: who may not ask this may not capture either.
    @Override
    public void refused(SQLException reason) {
        throw EngineFailures.translate(reason);
    }
}
