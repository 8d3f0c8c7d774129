package io.auditworkbench;

import io.auditworkbench.cli.Interruption;
import io.auditworkbench.cli.Terminal;
import io.auditworkbench.desktop.DesktopRehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Does once what users do, on an invented store: the launcher keeps the classes that this loads, linked and with their
/// profiles, so that a command need not load thousands of them anew.
///
/// - **Source**: JEP 514, JEP 515.
final class Rehearsal {

    private static final List<String> COMMANDS = List.of(
            "bench store --events 600 --to STORE",
            "version",
            "help",
            "help filter",
            "completion bash",
            "filter check op:update",
            "filter complete ta",
            "events",
            "events --limit 2 table:orders",
            "events --limit 5 -o json op:insert,update",
            "events --limit 5 -o csv changed:status",
            "events --limit 5 -o ndjson status:new->paid",
            "events --limit 5 total>100",
            "events --limit 5 delivered",
            "events --since 2026-10-21 --count",
            "show E100",
            "show T1",
            "trace T1",
            "row history orders/1",
            "row show orders/1",
            "row blame orders/1",
            "diff 2026-10-21..2026-10-22 --table orders --stat",
            "undo-sql E100",
            "coverage",
            "status",
            "store info");

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Rehearsal() {}

    /// Rehearses `commands` or the `window`, in a folder of its own, and says on standard error what failed.
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("audit-workbench");
        Screen.terminal();
        try {
            switch (args[0]) {
                case "commands" -> failures(folder).forEach(System.err::println);
                case "window" -> rehearseDesktop(folder);
                default -> throw new IllegalArgumentException(args[0]);
            }
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    /// A machine without the libraries that draw windows gets one that helps no window, for it has none.
    private static void rehearseDesktop(Path folder) {
        WorkbenchConfig config = new WorkbenchConfig(
                Map.of("XDG_DATA_HOME", folder.toString(), "XDG_CONFIG_HOME", folder.toString()), "Linux", folder);
        try (ExecutorService executor =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory())) {
            new DesktopRehearsal(new DesktopWiring(config, Clock.systemUTC(), executor).services()).run(LONGEST);
        } catch (InterruptedException
                | UnsatisfiedLinkError
                | UnsupportedOperationException
                | IllegalStateException why) {
            System.err.println("desktop: " + why);
        }
    }

    /// The commands that did not end well.
    static List<String> failures(Path folder) {
        List<String> failed = new ArrayList<>();
        String store = folder.resolve("rehearsal.awb").toString();
        for (String command : COMMANDS) {
            if (run(folder, command.replace("STORE", store).split(" ")) != 0) {
                failed.add(command);
            }
        }
        return failed;
    }

    private static int run(Path folder, String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Map<String, String> environment =
                Map.of("AUDITCTL_STORE", folder.resolve("rehearsal.awb").toString());
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                false,
                false,
                false,
                () -> 80,
                environment,
                "audit-workbench");
        return new Wiring(terminal, new Interruption(), Clock.systemUTC())
                .commandProgram()
                .run(words);
    }

    /// Deletes a folder with all that is in it.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Rehearsal::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
