package io.auditworkbench.cli;

import io.auditworkbench.workbench.CaptureControl;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.CaptureView;
import io.auditworkbench.workbench.mask.MaskingOffer;
import io.auditworkbench.workbench.mask.OfferMasking;
import io.auditworkbench.workbench.secret.SecretPlaces;
import io.auditworkbench.workbench.service.ServiceHost;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.ScreenText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Captures a MySQL server into the store.
@Unrecorded("capture records when it begins, rests and ends")
@Command(
        name = "capture",
        description = "Capture the MySQL server of --url into the store, until told to stop.",
        footer = {
            "",
            "Example:",
            "  auditctl capture --store shop.awb --url mysql://audit_reader@db1:3306/ --password-file pw --tables 'shop.*'"
        })
public final class CaptureCommand implements Callable<Integer> {

    private static final int NAMED = 3;
    private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Function<CaptureRequest, CaptureControl> control;
    private final Supplier<ExecutorService> executor;
    private final Supplier<SecretPlaces> secrets;
    private final Supplier<OfferMasking> offers;
    private final BiFunction<String, CaptureControl, Monitor> monitors;
    private final Consumer<Path> logs;

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            description =
                    "say into FILE what would be said on standard error, each line with its time; a full one (4 MB)"
                            + " becomes FILE.1, and four of those are kept")
    private @Nullable Path logFile;

    @Option(names = "--once", description = "capture to the end of the binlog as it stands, then stop")
    boolean once;

    private CaptureCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Function<CaptureRequest, CaptureControl> control,
            Supplier<ExecutorService> executor,
            Supplier<SecretPlaces> secrets,
            Supplier<OfferMasking> offers,
            BiFunction<String, CaptureControl, Monitor> monitors,
            Consumer<Path> logs) {
        this.monitors = monitors;
        this.logs = logs;
        this.secrets = secrets;
        this.offers = offers;
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.control = control;
        this.executor = executor;
    }

    /// The command with its parts, which write down how it runs as a service; `logs` takes the file into which
    /// everything is said from then on.
    public static CommandLine with(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Function<CaptureRequest, CaptureControl> control,
            Supplier<ExecutorService> executor,
            Supplier<SecretPlaces> secrets,
            Supplier<OfferMasking> offers,
            BiFunction<String, CaptureControl, Monitor> monitors,
            Consumer<Path> logs,
            ServiceHost host,
            Consumer<String> listenable) {
        return new CommandLine(new CaptureCommand(
                        output, interruption, storePath, control, executor, secrets, offers, monitors, logs))
                .addSubcommand(new CaptureInstallCommand(output, storePath, host, listenable))
                .addSubcommand(new CaptureUninstallCommand(output, host));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (logFile != null) {
            logs.accept(logFile);
        }
        Path store = storePath.apply(output.options().store());
        CaptureRequest request = source.request(
                store,
                source.password(secrets.get()),
                once ? CaptureRequest.Extent.TO_PRESENT_END : CaptureRequest.Extent.UNTIL_STOPPED,
                output.terminal());
        CaptureControl capture = control.apply(request);
        interruption.onRequest(capture::stop);
        offers.get().unmasked(request).ifPresent(this::sayWhatIsKept);
        try (Monitor monitor = monitor(capture)) {
            output.note("Capturing into " + store + (once ? "." : "; Ctrl-C stops."));
            if (monitor != null) {
                output.note("Figures at " + monitor.address() + "/metrics, its state at /healthz.");
            }
            watch(capture, executor.get().submit(capture::run));
        }
        CaptureView view = capture.view();
        output.note(String.format(Locale.ROOT, "Stopped. %,d events stored.", view.eventsStored()));
        return interruption.exitCode(ExitCode.DONE);
    }

    private @Nullable Monitor monitor(CaptureControl capture) {
        String place = source.metrics();
        return place == null ? null : monitors.apply(place, capture);
    }

    /// Before the first row, for whoever is there to read it; nobody is asked anything.
    private void sayWhatIsKept(MaskingOffer offer) {
        List<String> names = offer.in(MaskingOffer.State.PROPOSED).stream()
                .map(MaskingOffer.Line::name)
                .toList();
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        String look = names.size() == 1
                ? " that looks personal is stored as it is: "
                : " that look personal are stored as they are: ";
        output.note(ScreenText.tame("No masking policy: " + Quantity.of(names.size(), "column") + look
                + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more + "."));
        output.note("To mask before anything is stored: " + output.terminal().program() + " mask suggest --url … --to "
                + offer.file() + " --with-key");
    }

    private void watch(CaptureControl capture, Future<?> running) throws InterruptedException {
        String said = "";
        while (true) {
            try {
                Duration patience = said.startsWith("live") ? REPORT_EVERY : Duration.ofMillis(200);
                running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillRunning) {
                said = report(capture.view(), said);
            } catch (ExecutionException failed) {
                throw rethrow(failed);
            }
        }
    }

    /// Says it when the state changes, and now and then while live.
    private String report(CaptureView view, String said) {
        String line = view.state() + (view.detail().isEmpty() ? "" : ": " + view.detail());
        boolean isRepeated = line.equals(said) && !view.state().equals("live");
        if (!isRepeated) {
            output.note(String.format(
                    Locale.ROOT,
                    "%s · %,d events stored · lag %d ms",
                    line,
                    view.eventsStored(),
                    view.lag().toMillis()));
        }
        return line;
    }

    static RuntimeException rethrow(ExecutionException failed) {
        return failed.getCause() instanceof RuntimeException known
                ? known
                : new IllegalStateException(failed.getCause());
    }
}
