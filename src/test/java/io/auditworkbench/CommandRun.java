package io.auditworkbench;

import io.auditworkbench.cli.CommandProgram;
import io.auditworkbench.cli.Interruption;
import io.auditworkbench.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/// Runs a command inside the test, as the program would, and keeps what it printed; JSON must match its schema.
public record CommandRun(int exitCode, String out, String err) {

    /// When every command of a test runs.
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    /// Runs a command that is piped.
    public static CommandRun of(String... words) {
        return new Setting().run(words);
    }

    /// The program with all its commands, to be looked at.
    public static CommandLine everyCommand() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        return new Setting().program(nowhere, nowhere).everything();
    }

    /// A program called by another name, with another environment, or on a screen.
    public static final class Setting {
        // keys and checkpoints of stores that tests write are not those of whoever runs the tests
        private final Map<String, String> environment = new LinkedHashMap<>(Map.of(
                "XDG_STATE_HOME",
                Path.of("target", "test-state").toAbsolutePath().toString()));
        private Interruption interruption = new Interruption();
        private InputStream in = InputStream.nullInputStream();
        private boolean isScreen;
        private int width = 80;
        private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

        /// Sets an environment variable.
        public Setting with(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /// Somebody looks at the output on a screen that wide.
        public Setting onScreen(int columns) {
            isScreen = true;
            width = columns;
            return this;
        }

        /// Reads this as standard input.
        public Setting reading(InputStream input) {
            in = input;
            return this;
        }

        /// Tells the time by this clock: one that stands still disagrees with every server's.
        public Setting by(Clock other) {
            clock = other;
            return this;
        }

        /// Stops when this says so.
        public Setting until(Interruption stop) {
            interruption = stop;
            return this;
        }

        /// Runs a command to its end.
        public CommandRun run(String... words) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = run(
                    new PrintStream(out, false, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    words);
            CommandRun run =
                    new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
            PrintedJson.mustMatchItsSchema(run.out());
            return run;
        }

        /// Runs a command with these streams.
        public int run(PrintStream out, PrintStream err, String... words) {
            return program(out, err).run(words);
        }

        private CommandProgram program(PrintStream out, PrintStream err) {
            Terminal terminal =
                    new Terminal(in, out, err, false, isScreen, isScreen, () -> width, environment, "auditctl");
            return new Wiring(terminal, interruption, clock).commandProgram();
        }
    }
}
