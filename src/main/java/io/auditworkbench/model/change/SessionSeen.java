package io.auditworkbench.model.change;

import java.util.Objects;

/// An account seen behind a connection id of the source while it lived.
///
/// - **Shape**: `program` and `attributes` are empty when the client sent none; `attributes` is a JSON object of texts.
/// - **Units**: `firstMicros` and `lastMicros` are microseconds since the epoch, UTC: when it was first and last seen.
public record SessionSeen(
        long connectionId,
        long firstMicros,
        long lastMicros,
        String account,
        String host,
        String program,
        String attributes) {

    public SessionSeen {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(attributes, "attributes");
    }
}
