package io.auditworkbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures the desktop as somebody feels it who works with a large store.
@Unrecorded("prints times, and works on figures")
@Command(
        name = "desktop",
        description = {
            "Time the screens on a large store: first rows, filters, scrolling, a live feed, memory.",
            "`demo --write big.awb --events 10M` makes such a store."
        })
public final class BenchDesktopCommand implements Callable<Integer> {

    private final Output output;
    private final Function<@Nullable Path, Path> store;
    private final Measuring measuring;

    @Option(names = "--window", description = "in a real window instead of one that nobody sees")
    private boolean window;

    @Option(names = "--live-only", description = "only the live feed, which needs no store")
    private boolean liveOnly;

    /// Where the screens are drawn.
    public enum Surface {
        HEADLESS,
        WINDOW
    }

    /// What is measured.
    public enum Part {
        ALL,
        LIVE_FEED
    }

    /// Measures, and says each figure when it is there.
    @FunctionalInterface
    public interface Measuring {
        /// See the interface.
        void run(Path store, Surface surface, Part part, Consumer<String> says) throws InterruptedException;
    }

    public BenchDesktopCommand(Output output, Function<@Nullable Path, Path> store, Measuring measuring) {
        this.output = output;
        this.store = store;
        this.measuring = measuring;
    }

    @Override
    public Integer call() throws InterruptedException {
        measuring.run(
                store.apply(output.options().store),
                window ? Surface.WINDOW : Surface.HEADLESS,
                liveOnly ? Part.LIVE_FEED : Part.ALL,
                this::say);
        return ExitCode.DONE.number();
    }

    private void say(String line) {
        output.line(line);
        output.flush();
    }
}
