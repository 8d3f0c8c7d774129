package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.DemoWorkspace;
import io.auditworkbench.workbench.StoreReading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the program at work without a database of the user's.
@Command(
        name = "demo",
        description = "Start a MySQL with a small shop at work on it, capture it, and show its changes until Ctrl-C.")
public final class DemoCommand implements Callable<Integer> {

    private final Output output;
    private final Interruption interruption;
    private final Supplier<DemoWorkspace> workspace;
    private final Function<Optional<Path>, StoreReading> open;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(names = "--live", description = "capture a working shop for real (so far the only demo there is)")
    boolean live;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what the shop does is chosen by this number (default: 7)")
    long seed = 7;

    @Option(names = "--rate", paramLabel = "N", description = "transactions a second (default: 4)")
    double rate = 4;

    public DemoCommand(
            Output output,
            Interruption interruption,
            Supplier<DemoWorkspace> workspace,
            Function<Optional<Path>, StoreReading> open) {
        this.output = output;
        this.interruption = interruption;
        this.workspace = workspace;
        this.open = open;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!live) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is no recorded demo yet.",
                    "Run `" + output.terminal().program() + " demo --live`.");
        }
        try (DemoWorkspace demo = workspace.get()) {
            demo.start(seed, rate, output::note);
            follow(demo);
            output.note("Stopping shop, capture and MySQL …");
        }
        output.note("Nothing of the demo is left on this machine but the unpacked MySQL in the cache folder.");
        return interruption.exitCode(ExitCode.DONE);
    }

    private void follow(DemoWorkspace demo) {
        try (StoreReading reading = open.apply(Optional.of(demo.store()))) {
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            accepted.ifPresent(wanted -> new LiveView(output, interruption).follow(reading, wanted));
        }
    }
}
