package io.auditworkbench.cli;

import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.secret.SecretPlaces;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What is captured from where: the options of `capture`, and of the commands that write such a call down.
final class SourceOptions {

    /// How a capture that has no position yet begins.
    enum Snapshot {
        initial,
        never
    }

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Option(
            names = "--snapshot",
            paramLabel = "WHEN",
            description = "initial: read the rows as they stand first (default); never: from now on only")
    private Snapshot snapshot = Snapshot.initial;

    @Option(names = "--server-id", paramLabel = "N", description = "the id to read as (default: a free one)")
    private @Nullable Long serverId;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "the name of the source in the store (default: host:port)")
    private @Nullable String source;

    @Option(
            names = "--metrics",
            paramLabel = "PORT",
            description = "answer GET /metrics (Prometheus) and /healthz there: PORT or HOST:PORT of this machine's"
                    + " loopback; 0 takes a free one (default: nowhere)")
    private @Nullable String metrics;

    @Mixin
    private final MaskingOptions masking = new MaskingOptions();

    @Mixin
    private final DailyOptions daily = new DailyOptions();

    /// The password, empty for none.
    ///
    /// - **Errors**: as of [SecretPlaces].
    String password(SecretPlaces places) {
        return server.password(places);
    }

    /// The file that was named for the password; null without one.
    @Nullable
    Path passwordFile() {
        return server.passwordFile();
    }

    /// Where others may ask how it is doing; null for nowhere.
    @Nullable
    String metrics() {
        return metrics;
    }

    /// What the options ask for.
    ///
    /// - **Errors**: `BAD_USAGE` for no time or no zone of the daily summary; picocli's own without `--url`.
    CaptureRequest request(Path store, String secret, CaptureRequest.Extent extent, Terminal terminal) {
        return new CaptureRequest(
                store,
                server.url(),
                secret,
                server.tables(),
                snapshot == Snapshot.initial ? CaptureRequest.Beginning.SNAPSHOT : CaptureRequest.Beginning.NOW,
                extent,
                serverId,
                source,
                daily.schedule(),
                masking.file(terminal, store));
    }
}
