package io.auditworkbench;

import io.auditworkbench.cli.Terminal;
import io.auditworkbench.workbench.secret.SecretPrompt;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Finds out which of the process's streams a person sits at.
///
/// - **Source**: `proc(5)`, *fd*; where there is no `/proc`, Java's console knows about input and output together.
final class Screen {

    private static final int USUAL_WIDTH = 80;
    private static final int BUFFER_BYTES = 1 << 16;

    private Screen() {}

    static Terminal terminal() {
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Map<String, String> environment = System.getenv();
        return new Terminal(
                System.in,
                out,
                err,
                isScreen(0),
                isScreen(1),
                isScreen(2),
                () -> width(environment),
                environment,
                System.getProperty("auditworkbench.program", "audit-workbench"));
    }

    /// Asks at the screen; what is typed is not shown.
    static SecretPrompt prompt() {
        return question -> {
            char[] typed = System.console().readPassword("%s", question);
            return typed == null ? Optional.empty() : Optional.of(new String(typed));
        };
    }

    private static boolean isScreen(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException noProc) {
            return System.console().isTerminal();
        }
    }

    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(columns);
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/tty").toFile()))
                    .start();
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return size.length == 2 && size[1].matches("[1-9][0-9]{0,3}") ? Integer.parseInt(size[1]) : USUAL_WIDTH;
        } catch (IOException noScreen) {
            return USUAL_WIDTH;
        }
    }
}
