package io.auditworkbench.workbench;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bytes that one request brought.
///
/// - **Shape**: `channel` is the name in the path it was posted to, empty for the plain path: senders that cannot be
///   told apart by their records use one each. `messageId` is the sender's id of the message, the same when it is sent
///   again; null without one.
public record PushedBody(
        byte[] bytes, String channel, @Nullable String messageId) {
    public PushedBody {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(channel, "channel");
    }
}
