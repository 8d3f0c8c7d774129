package io.auditworkbench.capture;

import io.auditworkbench.model.error.ErrorCode;

/// How a connection ended.
public sealed interface ConnectionOutcome {

    /// Logged in.
    ///
    /// - **Shape**: `settings` are the given ones with the TLS mode settled: on loopback, `PREFERRED` became
    ///   `DISABLED` when neither the server nor the account asks for encryption.
    record Connected(ServerIdentity server, ConnectionSettings settings) implements ConnectionOutcome {}

    /// Stopped at a step: what happened, and what to do, one sentence or two each.
    record NotConnected(ConnectionStage stage, ErrorCode code, String happened, String nextStep)
            implements ConnectionOutcome {}
}
