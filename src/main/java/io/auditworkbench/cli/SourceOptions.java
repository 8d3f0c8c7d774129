package io.auditworkbench.cli;

import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.secret.SecretPlaces;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What is captured from where: the options of `capture`, and of the commands that write such a call down.
final class SourceOptions {

    /// How a capture that has no position yet begins.
    enum Snapshot {
        initial,
        never
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /// Not `required` for picocli, which would demand it of `capture` when one of its subcommands is called.
    @Option(names = "--url", paramLabel = "URL", description = "mysql://user@host:port/; must be given")
    private @Nullable String url;

    @Mixin
    private final PasswordSource password = new PasswordSource();

    @Option(
            names = "--tables",
            paramLabel = "GLOB,…",
            description = "the tables to capture, as schema.table with * and ? (default: all but MySQL's own)")
    private String tables = "";

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
        return password.read(places);
    }

    /// The file that was named for the password; null without one.
    @Nullable
    Path passwordFile() {
        return password.file;
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
                url(),
                secret,
                tables,
                snapshot == Snapshot.initial ? CaptureRequest.Beginning.SNAPSHOT : CaptureRequest.Beginning.NOW,
                extent,
                serverId,
                source,
                daily.schedule(),
                masking.file(terminal, store));
    }

    private String url() {
        if (url == null) {
            throw new ParameterException(command.commandLine(), "Missing required option: '--url=URL'");
        }
        return url;
    }
}
