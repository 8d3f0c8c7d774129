package io.auditworkbench.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `strace`, installed by the distribution's package manager where it is missing and the tests run as root.
public final class Strace {

    private static final Path PROGRAM = Path.of("/usr/bin/strace");

    private Strace() {}

    /// The beginning of a command that runs another program and all its threads, quietly.
    ///
    /// - **Shape**: `output` is the file for what is traced; `options` say what that is.
    /// - **Errors**: [AssertionError] that names the package when there is no `strace`.
    public static List<String> before(Path output, List<String> options) {
        List<String> command = new ArrayList<>(
                List.of(program().toString(), "-f", "--seccomp-bpf", "-qq", "-e", "signal=none", "-o", "" + output));
        command.addAll(options);
        return command;
    }

    private static Path program() {
        if (!Files.isExecutable(PROGRAM) && !isInstalled()) {
            run("apt-get", "update");
            isInstalled();
        }
        if (!Files.isExecutable(PROGRAM)) {
            throw new AssertionError("This test needs strace. Run: `sudo apt-get install -y strace`");
        }
        return PROGRAM;
    }

    private static boolean isInstalled() {
        run("apt-get", "install", "-y", "strace");
        return Files.isExecutable(PROGRAM);
    }

    /// How it ends does not matter: whether the program is there afterwards does.
    private static void run(String... command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            // said by the caller
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
