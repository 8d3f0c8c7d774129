package io.auditworkbench.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `strace`: that of the system, else one that is installed or fetched.
public final class Strace {

    private static final Path PROGRAM = Path.of("/usr/bin/strace");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Strace() {}

    /// The beginning of a command that runs another program and all its threads, quietly.
    ///
    /// - **Shape**: `output` is the file for what is traced; `options` say what that is.
    /// - **Errors**: [AssertionError] that names the package when there is no `strace`.
    public static List<String> before(Path output, List<String> options) {
        List<String> command = new ArrayList<>(program());
        command.addAll(List.of("-f", "--seccomp-bpf", "-qq", "-e", "signal=none", "-o", "" + output));
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

    /// The one of the system, else one that is fetched into `target`; what it traces sees nothing of its libraries.
    private static List<String> program() {
        if (!Files.isExecutable(PROGRAM)) {
            DebianPackages.install(List.of("strace"));
        }
        if (Files.isExecutable(PROGRAM)) {
            return List.of(PROGRAM.toString());
        }
        Path fetched = DebianPackages.unpacked("strace", List.of("strace"));
        Path program = fetched.resolve("usr/bin/strace");
        if (!Files.isExecutable(program)) {
            throw new AssertionError("This test needs strace. Run: `sudo apt-get install -y strace`");
        }
        return List.of(
                "/usr/bin/env",
                "LD_LIBRARY_PATH=" + DebianPackages.libraryPath(fetched),
                program.toString(),
                "-E",
                "LD_LIBRARY_PATH");
    }
}
