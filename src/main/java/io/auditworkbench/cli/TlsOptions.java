package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// With which certificate a server shows who it is, and whose certificates callers must show.
final class TlsOptions {

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "serve by https with this certificate (PEM, with those that signed it)")
    @Nullable
    Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "the key of --tls-cert (PEM, PKCS#8, not encrypted)")
    @Nullable
    Path key;

    @Option(
            names = "--client-ca",
            paramLabel = "FILE",
            description = "whoever calls must show a certificate that one of these signed (PEM)")
    @Nullable
    Path clientAuthority;

    /// What was asked for; null for none.
    ///
    /// - **Errors**: `BAD_USAGE` for a part of it.
    @Nullable
    TlsRequest request() {
        if (certificate != null && key != null) {
            return new TlsRequest(certificate, key, clientAuthority);
        }
        if (certificate != null || key != null || clientAuthority != null) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "TLS takes a certificate and its key.",
                    "Give both --tls-cert and --tls-key; --client-ca comes on top of them.");
        }
        return null;
    }
}
