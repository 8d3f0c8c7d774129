package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.ServerVersion;

/// The statement that shows the end of the log, which was renamed in 8.2.
final class LogStatus {

    private LogStatus() {}

    static String statement(ServerVersion version) {
        return version.isAtLeast(8, 2, 0) ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS";
    }
}
