package io.auditworkbench.http;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;

/// Who can reach an address, and what stands in their way.
///
/// - **Shape**: `isAuthenticated` when every sender must show a token or a certificate, or sign; `isEncrypted` when the
///   server speaks TLS, or whoever starts it says that only a proxy with TLS leads to it.
public record Exposure(ListenAddress address, boolean isAuthenticated, boolean isEncrypted) {

    /// Refuses an address that other machines can reach unguarded.
    ///
    /// - **Errors**: `BAD_USAGE`.
    public void check() {
        if (address.isLoopback()) {
            return;
        }
        if (!isAuthenticated) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "Other machines could reach " + address + " and forge what is sent or read what is kept.",
                    "Give --token-file or --client-ca (for --ingest alone --webhook-secret-file does, too), or listen on 127.0.0.1.");
        }
        if (!isEncrypted) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "Other machines could reach " + address + " and, without TLS, others read what is sent.",
                    "Give --tls-cert and --tls-key, or put a proxy with TLS before it and say so with --behind-tls, or listen on"
                            + " 127.0.0.1.");
        }
    }
}
