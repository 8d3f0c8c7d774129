package io.auditworkbench.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures what slow clients of `/ingest` cost a good one.
@Unrecorded("works on invented rows in a store that it deletes")
@Command(
        name = "ingest",
        description = "Time requests to /ingest, alone and beside clients that send a byte now and then, in turn.")
public final class BenchIngestCommand implements Callable<Integer> {

    private final Output output;
    private final Measuring measuring;

    @Option(
            names = "--slow",
            paramLabel = "N",
            description = "slow clients, half of them within the headers (default: 500)")
    private int slow = 500;

    @Option(names = "--requests", paramLabel = "N", description = "requests of the good client a round (default: 500)")
    private int requests = 500;

    @Option(names = "--runs", paramLabel = "N", description = "counted rounds of each kind (default: 4)")
    private int runs = 4;

    /// How long the good client waited for each answer.
    ///
    /// - **Shape**: `refused` are answers other than 200; `slowOpen` the fewest slow connections that stood at the end
    ///   of a round, `cut` how many the server closed.
    /// - **Units**: milliseconds.
    public record Times(List<Double> alone, List<Double> beside, long refused, int slowOpen, long cut) {}

    /// Starts a receiver on this machine and asks it.
    @FunctionalInterface
    public interface Measuring {
        Times measure(int slow, int requests, int runs);
    }

    public BenchIngestCommand(Output output, Measuring measuring) {
        this.output = output;
        this.measuring = measuring;
    }

    @Override
    public Integer call() {
        AtLeast.zero("--slow", slow);
        AtLeast.zero("--requests", requests);
        Times times = measuring.measure(slow, requests, runs);
        output.line(String.format(Locale.ROOT, "%-34s %9s %9s %9s", "ms a request", "median", "p99", "max"));
        row("alone", times.alone());
        row("beside " + slow + " slow clients", times.beside());
        output.line(String.format(
                Locale.ROOT, "%-34s %9.2f %9.2f", "beside ÷ alone", ratio(times, 0.5), ratio(times, 0.99)));
        output.line(String.format(
                Locale.ROOT,
                "%,d requests, %d not answered with 200; at least %d slow connections stood, %d were cut",
                times.alone().size() + times.beside().size(),
                times.refused(),
                times.slowOpen(),
                times.cut()));
        return ExitCode.DONE.number();
    }

    private void row(String name, List<Double> millis) {
        output.line(String.format(
                Locale.ROOT, "%-34s %9.2f %9.2f %9.2f", name, at(millis, 0.5), at(millis, 0.99), at(millis, 1)));
    }

    private static double ratio(Times times, double share) {
        return at(times.beside(), share) / at(times.alone(), share);
    }

    private static double at(List<Double> millis, double share) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * share));
    }
}
