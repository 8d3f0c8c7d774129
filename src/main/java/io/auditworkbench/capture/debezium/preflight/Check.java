package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckOutcome;
import java.sql.SQLException;

/// One question to a server.
@FunctionalInterface
interface Check {

    /// - **Errors**: what the driver says; [Checklist] turns it into *could not check*.
    CheckOutcome look(ServerSession server) throws SQLException;
}
