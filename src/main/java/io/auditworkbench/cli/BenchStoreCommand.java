package io.auditworkbench.cli;

import io.auditworkbench.workbench.StoreBench;
import io.auditworkbench.workbench.text.Quantity;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes a large invented store, to measure reading on.
@Unrecorded("fills a store of its own with invented rows")
@Command(name = "store", description = "Write a large store with an invented history, and say how fast that was.")
public final class BenchStoreCommand implements Callable<Integer> {

    private static final long TOLD_EVERY = 1_000_000;

    private final Output output;
    private final Supplier<StoreBench> bench;

    @Option(names = "--events", paramLabel = "N", description = "how many events, as in 500k or 10M (default: 1M)")
    String events = "1M";

    @Option(names = "--to", paramLabel = "FILE", description = "the new store (default: bench.awb)")
    Path file = Path.of("bench.awb");

    BenchStoreCommand(Output output, Supplier<StoreBench> bench) {
        this.output = output;
        this.bench = bench;
    }

    @Override
    public Integer call() throws InterruptedException {
        StoreBench.Written written = bench.get().write(file, CountWord.ofEvents(events), told());
        row("events", "%,d", written.events());
        row("events/s", "%,.0f", written.rate());
        row("seconds", "%.1f", written.nanos() / 1e9);
        row("index, s", "%.1f", written.indexNanos() / 1e9);
        row("bytes/event", "%.0f", (double) written.bytes() / written.events());
        row("file, MB", "%.1f", written.bytes() / 1e6);
        return ExitCode.DONE.number();
    }

    private LongConsumer told() {
        long[] next = {TOLD_EVERY};
        return written -> {
            if (written >= next[0]) {
                next[0] += TOLD_EVERY;
                output.note(Quantity.of(written) + " events");
            }
        };
    }

    private void row(String title, String format, Object value) {
        output.line(String.format(Locale.ROOT, "%-14s %14s", title, String.format(Locale.ROOT, format, value)));
    }
}
