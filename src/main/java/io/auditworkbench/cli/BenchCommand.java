package io.auditworkbench.cli;

import io.auditworkbench.workbench.BenchRun;
import io.auditworkbench.workbench.CaptureBench;
import io.auditworkbench.workbench.StoreBench;
import io.auditworkbench.workbench.StoreReading;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints the measurements of docs/performance.md.
@Unrecorded("names its parts")
@Command(name = "bench", description = "Measure this machine: capture on a backlog, side by side with its parts.")
public final class BenchCommand implements Callable<Integer> {

    private final Output output;
    private final Supplier<BenchRun> bench;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "bulk (500,000 rows in 1,000-row transactions) or oltp (100,000 × 2 rows)")
    String name = "oltp";

    @Option(names = "--runs", paramLabel = "N", description = "counted rounds (default: 5)")
    int runs = 5;

    @Option(names = "--percent", paramLabel = "P", description = "the share of the full backlog (default: 100)")
    int percent = 100;

    BenchCommand(Output output, Supplier<BenchRun> bench) {
        this.output = output;
        this.bench = bench;
    }

    /// The command with its parts.
    public static CommandLine with(
            Output output,
            Supplier<BenchRun> bench,
            Supplier<StoreBench> store,
            Function<Optional<Path>, StoreReading> open,
            BenchDesktopCommand desktop,
            BenchMcpCommand mcp,
            BenchIngestCommand ingest,
            BenchMaskingCommand masking) {
        return new CommandLine(new BenchCommand(output, bench))
                .addSubcommand(new BenchStoreCommand(output, store))
                .addSubcommand(new BenchFirstPageCommand(output, open))
                .addSubcommand(desktop)
                .addSubcommand(mcp)
                .addSubcommand(ingest)
                .addSubcommand(masking);
    }

    @Override
    public Integer call() throws InterruptedException {
        List<CaptureBench.Round> rounds = bench.get().capture(name, runs, percent, output::note);
        output.line(String.format(Locale.ROOT, "%-34s %12s %12s %12s", "capture " + name, "min", "median", "max"));
        row("engine alone, rows/s", "%12.0f", rounds, CaptureBench.Round::engine);
        row("SQLite alone, rows/s", "%12.0f", rounds, CaptureBench.Round::sqlite);
        row("together, rows/s", "%12.0f", rounds, CaptureBench.Round::together);
        row("together ÷ slower part", "%12.2f", rounds, CaptureBench.Round::ratio);
        row("store, MB", "%12.1f", rounds, round -> round.storeBytes() / 1e6);
        return ExitCode.DONE.number();
    }

    private void row(
            String title, String format, List<CaptureBench.Round> rounds, ToDoubleFunction<CaptureBench.Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        output.line(String.format(Locale.ROOT, "%-34s ", title)
                + String.format(Locale.ROOT, format, sorted[0])
                + " "
                + String.format(Locale.ROOT, format, sorted[sorted.length / 2])
                + " "
                + String.format(Locale.ROOT, format, sorted[sorted.length - 1]));
    }
}
