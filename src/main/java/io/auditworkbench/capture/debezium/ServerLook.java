package io.auditworkbench.capture.debezium;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// One thing that is looked at on the server again and again while it is captured.
///
/// - **Threading**: the thread of [ServerWatch].
interface ServerLook {

    /// How often.
    Duration every();

    /// Looks once.
    ///
    /// - **Errors**: what the server or the driver said.
    void look(Statement statement) throws SQLException;

    /// The server does not let this account look; called once a connection.
    void refused(SQLException reason);
}
