package io.auditworkbench.capture;

import java.util.Optional;

/// Which account is, or lately was, behind a connection id.
public interface SessionLog {

    /// Knows nobody.
    SessionLog NONE = _ -> Optional.empty();

    /// `user@host (program)`, or empty when the connection was never seen alive.
    ///
    /// - **Threading**: any; answers at once from what was polled.
    Optional<String> account(long connectionId);
}
