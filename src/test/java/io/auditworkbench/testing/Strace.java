package io.auditworkbench.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `strace`, installed by the distribution's package manager where it is missing and the tests run as root.
public final class Strace {

    private static final Path PROGRAM = Path.of("/usr/bin/strace");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    /// Kills a program, with what it runs if it is a tracer, and returns when both have ended and hold no lock.
    public static void kill(Process program) throws InterruptedException {
        List<ProcessHandle> traced = program.descendants().toList();
        traced.forEach(ProcessHandle::destroyForcibly);
        // A tracer ends after what it traces. Killed before, it would leave that dying, with its locks.
        if (traced.isEmpty() || !program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            program.destroyForcibly().waitFor();
        }
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
