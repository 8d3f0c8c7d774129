package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Opens the desktop, and ends when its window is closed.
@Unrecorded("the window records itself what is looked at and done in it")
@Command(
        name = "open",
        description = {
            "Open the desktop: on a thing of a store, or with the first screen.",
            "An id is looked up in the store that commands read."
        },
        footer = {
            "",
            "Examples:",
            "  auditctl open",
            "  auditctl open T88 --store shop.awb",
            "  auditctl open shop.orders/1042",
            "  auditctl open --demo"
        })
public final class OpenCommand implements Callable<Integer> {

    private final Output output;
    private final Display display;
    private final Window window;

    @Parameters(arity = "0..1", paramLabel = "ID|FILE", description = "what to show: E7, T88, A1, a row; or a store")
    private @Nullable String subject;

    @Option(names = "--demo", description = "the demo shop, as `demo` opens it")
    private boolean demo;

    /// Whether there is a screen to open a window on, and what is missing.
    @FunctionalInterface
    public interface Display {
        /// Why no window can be opened; empty when one can.
        Optional<String> missing();
    }

    /// What the window begins with.
    ///
    /// - **Shape**: `store` null for none, `subject` empty for nothing.
    public record Wanted(@Nullable Path store, String subject, Source source) {

        /// Where the store comes from.
        public enum Source {
            FILE,
            DEMO
        }
    }

    /// Opens the window; returns when it is closed.
    @FunctionalInterface
    public interface Window {
        /// See the interface.
        void open(Wanted wanted);
    }

    public OpenCommand(Output output, Display display, Window window) {
        this.output = output;
        this.display = display;
        this.window = window;
    }

    @Override
    public Integer call() {
        display.missing().ifPresent(why -> {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    why,
                    "Use the commands, which need no screen: `"
                            + output.terminal().program() + " help`.");
        });
        window.open(wanted());
        return ExitCode.DONE.number();
    }

    private Wanted wanted() {
        if (demo) {
            return new Wanted(null, subject == null ? "" : subject, Wanted.Source.DEMO);
        }
        if (subject != null && Files.isRegularFile(Path.of(subject))) {
            return new Wanted(Path.of(subject), "", Wanted.Source.FILE);
        }
        return new Wanted(output.options().store, subject == null ? "" : subject, Wanted.Source.FILE);
    }
}
