package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.ScreenText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Listens for what others push, and keeps it.
@Unrecorded("the service records when it begins and ends")
@Command(
        name = "serve",
        description =
                "Serve on this machine until told to stop: take what a Debezium Server posts (--ingest), and let AI"
                        + " assistants read (--mcp).",
        footer = {
            "",
            "Example:",
            "  auditctl serve --ingest --store shop.awb --token-file token",
            "  and at the sender: debezium.sink.type=http, debezium.sink.http.url=http://127.0.0.1:7431/ingest",
            "",
            "  auditctl serve --mcp --store shop.awb, and in the assistant the URL http://127.0.0.1:7431/mcp",
            "",
            "An answer of 200 to /ingest means that everything in the request is on disk; docs/ingest.md has every other."
        })
public final class ServeCommand implements Callable<Integer> {

    private static final int MAX_BODY = 1024;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int LOOKS_PER_REPORT = 30;

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Function<ServeRequest, Service> start;

    @Option(names = "--ingest", description = "answer POST /ingest and /ingest/NAME: take what others push")
    boolean ingest;

    @Option(names = "--mcp", description = "answer /mcp: let AI assistants read the store (streamable HTTP)")
    boolean mcp;

    @Mixin
    private final AssistantOptions assistants = new AssistantOptions();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "where to listen (default: 127.0.0.1:7431); port 0 takes a free one")
    String listen = "127.0.0.1:7431";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "whoever calls must show the token on its first line as a bearer token (else as `secret list` says)")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--webhook-secret-file",
            paramLabel = "FILE",
            description =
                    "senders must sign with the secret on its first line, by standard-webhooks (else as `secret list` says)")
    @Nullable
    Path webhookSecretFile;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME,…",
            split = ",",
            description = "further host names by which senders call it, such as a proxy's")
    List<String> hosts = List.of();

    @Option(
            names = "--behind-tls",
            description = "only a proxy with TLS leads to it: this or --tls-cert is needed to listen beyond loopback")
    boolean behindTls;

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    @Option(
            names = "--max-body",
            paramLabel = "MIB",
            description = "the largest request, also unpacked, in MiB (default: 16, at most 1024)")
    int maxBody = 16;

    @Mixin
    private final MaskingOptions masking = new MaskingOptions();

    @Mixin
    private final DailyOptions daily = new DailyOptions();

    public ServeCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Function<ServeRequest, Service> start) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.start = start;
    }

    @Override
    public Integer call() {
        if (!ingest && !mcp) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "Nothing to serve was named.", "Add --ingest, --mcp or both.");
        }
        if (maxBody < 1 || maxBody > MAX_BODY) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "--max-body is " + maxBody + " MiB.",
                    "Choose a number from 1 to " + MAX_BODY + ".");
        }
        Path store = storePath.apply(output.options().store());
        interruption.onRequest(() -> {});
        Service service = start.apply(new ServeRequest(
                store,
                listen,
                tokenFile,
                webhookSecretFile,
                hosts,
                maxBody,
                behindTls,
                tls.request(),
                daily.schedule(),
                ingest,
                mcp ? assistants.of(store) : null,
                masking.file(output.terminal(), store)));
        try (service) {
            output.note("Listening on " + service.address() + (ingest ? ", storing into " : ", reading ") + store
                    + "; Ctrl-C stops.");
            watch(service);
        }
        output.note(ingest ? "Stopped. " + sentence(service.view()) : "Stopped.");
        return interruption.exitCode(ExitCode.DONE);
    }

    /// Says at once why a request was refused, unless it was said before; and now and then what was stored.
    private void watch(Service service) {
        ServiceView said = ServiceView.NONE;
        for (int look = 1; !interruption.await(LOOK_EVERY); look++) {
            ServiceView view = service.view();
            if (!view.lastRefusal().equals(said.lastRefusal())) {
                output.warn("Refused: " + ScreenText.tame(view.lastRefusal()));
                said = new ServiceView(
                        said.records(), said.repeated(), said.transactions(), said.refused(), view.lastRefusal());
            }
            if (look % LOOKS_PER_REPORT == 0 && !view.equals(said)) {
                output.note(sentence(view));
                said = view;
            }
        }
    }

    private static String sentence(ServiceView view) {
        return String.format(
                Locale.ROOT,
                "%,d records stored in %,d transactions, %,d came again, %,d requests refused.",
                view.records(),
                view.transactions(),
                view.repeated(),
                view.refused());
    }
}
