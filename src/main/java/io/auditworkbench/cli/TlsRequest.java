package io.auditworkbench.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The files of a server by https; `clientAuthority` is null where callers need no certificate.
public record TlsRequest(
        Path certificate, Path key, @Nullable Path clientAuthority) {}
