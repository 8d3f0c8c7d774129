package io.auditworkbench;

import io.auditworkbench.cli.Interruption;
import io.auditworkbench.cli.Terminal;
import io.auditworkbench.desktop.DesktopRehearsal;
import io.auditworkbench.disk.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Does once what users do, on an invented store: the launcher keeps the classes that this loads, linked and with their
/// profiles, so that a command need not load thousands of them anew.
///
/// - **Source**: JEP 514, JEP 515.
final class Rehearsal {

    private static final List<String> COMMANDS = List.of(
            "--version",
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
            "summary",
            "anomalies",
            "business",
            "verify",
            "store info");

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Rehearsal() {}

    /// Rehearses `commands` or the `window` in a folder, which `prepare` has made before in a process of its own,
    /// because what writes a store is of no use to who reads one. Says on standard error what failed.
    ///
    /// - **Shape**: what, and the folder.
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        asAtEveryStart();
        switch (args[0]) {
            case "prepare" -> prepare(folder);
            case "commands" -> failures(folder).forEach(System.err::println);
            case "window" -> rehearseDesktop(folder);
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    /// What [Main] does before it knows what is wanted.
    private static void asAtEveryStart() {
        Terminal terminal = Screen.terminal();
        Thread.setDefaultUncaughtExceptionHandler(new MemoryGuard(terminal));
        ProcessSignals.deliverTo(new Interruption());
        DesktopWords.of(new String[] {"version"}, "audit-workbench", Map.of(), "Linux");
    }

    /// Makes the store that commands are rehearsed on.
    static void prepare(Path folder) throws IOException {
        PrivateFile.createFolders(folder);
        int failed = run(folder, "bench", "store", "--events", "600", "--to", store(folder));
        if (failed != 0) {
            throw new IOException("no store to rehearse on: " + failed);
        }
    }

    private static String store(Path folder) {
        return folder.resolve("rehearsal.awb").toString();
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
        for (String command : COMMANDS) {
            if (run(folder, command.split(" ")) != 0) {
                failed.add(command);
            }
        }
        return failed;
    }

    private static int run(Path folder, String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Map<String, String> environment = Map.of(
                "AUDITCTL_STORE", store(folder),
                "XDG_STATE_HOME", folder.resolve("state").toString(),
                "XDG_DATA_HOME", folder.toString(),
                "XDG_CONFIG_HOME", folder.toString());
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
}
