package io.auditworkbench.cli;

import io.auditworkbench.workbench.daily.DailySchedule;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `serve` was asked to do.
///
/// - **Shape**: `takesChanges` says that `/ingest` is served, `assistants` that `/mcp` is.
/// - **Shape**: `listen` is `HOST:PORT`; the files hold a secret each, null where other places of secrets are looked
///   at; `hosts` are names besides this machine's own by which it may be called; `tls` is null for http;
///   `masking` is the file of the masking policy, null for none.
/// - **Units**: `maxBody` is in MiB.
public record ServeRequest(
        Path store,
        String listen,
        @Nullable Path tokenFile,
        @Nullable Path webhookSecretFile,
        List<String> hosts,
        int maxBody,
        boolean isBehindTls,
        @Nullable TlsRequest tls,
        DailySchedule daily,
        boolean takesChanges,
        @Nullable AssistantRequest assistants,
        @Nullable Path masking) {

    public ServeRequest {
        hosts = List.copyOf(hosts);
    }
}
