package io.auditworkbench.synth.mysql;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server process that cannot outlive this program, however this program ends.
///
/// A shell starts the server and waits at the other end of a pipe that only we hold open. When the pipe ends, because
/// we close it or because our process is gone, even by `kill -9`, the shell kills the server. It ignores the
/// terminal's Ctrl-C, which is meant for us: we stop the server in order.
///
/// - **Threading**: one thread at a time.
final class GuardedProcess {

    private static final String GUARD = """
        trap '' INT QUIT HUP
        exec 3<&0
        "$@" 3<&- </dev/null &
        server=$!
        { read -r _ <&3; kill -KILL $server; } 2>/dev/null &
        guard=$!
        exec 3<&-
        wait $server
        status=$?
        kill -KILL $guard
        exit $status
        """;
    private static final Duration DEATH = Duration.ofSeconds(20);

    private final Process shell;

    private GuardedProcess(Process shell) {
        this.shell = shell;
    }

    /// - **Shape**: `log` receives, appended, what the server prints.
    static GuardedProcess start(List<String> command, Path folder, Path log) throws IOException {
        List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARD, "mysqld-guard"));
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new GuardedProcess(builder.start());
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /// Waits for the server's own end; says whether it came in time.
    boolean endsWithin(Duration limit) throws InterruptedIOException {
        try {
            return shell.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the server");
        }
    }

    /// Ends the server as a power cut would: SIGKILL; returns when it is gone.
    void kill() throws IOException {
        List<ProcessHandle> children = shell.descendants().toList();
        shell.getOutputStream().close();
        shell.onExit()
                .completeOnTimeout(shell, DEATH.toSeconds(), TimeUnit.SECONDS)
                .join();
        children.forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }
}
