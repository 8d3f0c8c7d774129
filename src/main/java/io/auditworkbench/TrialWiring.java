package io.auditworkbench;

import io.auditworkbench.cli.AssistantRequest;
import io.auditworkbench.cli.BenchCommand;
import io.auditworkbench.cli.BenchDesktopCommand;
import io.auditworkbench.cli.BenchIngestCommand;
import io.auditworkbench.cli.BenchMaskingCommand;
import io.auditworkbench.cli.BenchMcpCommand;
import io.auditworkbench.cli.CommandEntry;
import io.auditworkbench.cli.DemoCommand;
import io.auditworkbench.cli.EvalCommand;
import io.auditworkbench.cli.Interruption;
import io.auditworkbench.cli.Output;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.BenchRun;
import io.auditworkbench.workbench.DemoStore;
import io.auditworkbench.workbench.DemoWorkspace;
import io.auditworkbench.workbench.MaskBench;
import io.auditworkbench.workbench.ShopEvaluation;
import io.auditworkbench.workbench.ShopStore;
import io.auditworkbench.workbench.StoreBench;
import io.auditworkbench.workbench.conclude.ConclusionFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/// Makes what tries the program and what it is tried on: the demo, the benches, the evaluation.
final class TrialWiring {

    private final Wiring shared;
    private final SourceWiring sources;
    private final WorkbenchConfig config;
    private final Output output;
    private final Interruption interruption;
    private final Clock clock;

    TrialWiring(
            Wiring shared,
            SourceWiring sources,
            WorkbenchConfig config,
            Output output,
            Interruption interruption,
            Clock clock) {
        this.shared = shared;
        this.sources = sources;
        this.config = config;
        this.output = output;
        this.interruption = interruption;
        this.clock = clock;
    }

    CommandEntry demo() {
        return CommandEntry.of(
                "demo",
                () -> new DemoCommand(
                        output,
                        interruption,
                        this::demoStore,
                        this::demoWorkspace,
                        this::shopStore,
                        shared::executor,
                        shared::openForReading,
                        new DemoCommand.Conclusions(
                                shared::storeScan, demo -> new ConclusionFeed(Store.openForReading(demo))),
                        shared::secrets));
    }

    CommandEntry eval() {
        return CommandEntry.of("eval", () -> new EvalCommand(output, interruption, this::shopEvaluation));
    }

    CommandEntry bench() {
        return CommandEntry.of(
                "bench",
                () -> BenchCommand.with(
                        output,
                        this::benchRun,
                        this::storeBench,
                        shared::openForReading,
                        new BenchDesktopCommand(output, config::store, this::measureDesktop),
                        new BenchMcpCommand(output, config::store, this::measureAssistant),
                        new BenchIngestCommand(output, this::measureIngest),
                        new BenchMaskingCommand(
                                output, () -> new MaskBench(temporaryFolder(), clock, shared.executor()))));
    }

    private void measureAssistant(
            AssistantRequest request, List<String> messages, Consumer<BenchMcpCommand.Answer> each) {
        try (AssistantDesk desk = shared.assistantDesk(request)) {
            AssistantBench.run(desk, messages, each);
        }
    }

    private BenchIngestCommand.Times measureIngest(int slow, int requests, int runs) {
        return IngestBench.run(sources::ingestService, temporaryFolder(), slow, requests, runs);
    }

    private BenchRun benchRun() {
        return new BenchRun(mysqlCache(), temporaryFolder(), clock, shared.executor());
    }

    private StoreBench storeBench() {
        return new StoreBench(clock, shared.executor());
    }

    private ShopStore shopStore() {
        return new ShopStore(clock, shared.executor());
    }

    private DemoStore demoStore() {
        return new DemoStore(config.demoFolder(), shared.stores(), output::note);
    }

    private DemoWorkspace demoWorkspace() {
        return new DemoWorkspace(
                mysqlCache(),
                temporaryFolder(),
                shared.stores(),
                shared.executor(),
                shared.connectionCheck(),
                shared.knowledgeSource());
    }

    private ShopEvaluation shopEvaluation() {
        return new ShopEvaluation(clock, shared.executor(), temporaryFolder(), shared.knowledge());
    }

    /// Where the embedded MySQL is unpacked once.
    private Path mysqlCache() {
        return config.cacheFolder().resolve("mysql");
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("audit-workbench-");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void measureDesktop(
            Path store, BenchDesktopCommand.Surface surface, BenchDesktopCommand.Part part, Consumer<String> says)
            throws InterruptedException {
        new DesktopWiring(config, clock, shared.executor()).measure(store, surface, part, says);
    }
}
