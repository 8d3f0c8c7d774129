package io.auditworkbench.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The wish to stop: the first Ctrl-C or SIGTERM asks a long-running command to end well, the second ends it at once.
///
/// - **Threading**: any thread.
public final class Interruption {

    private final CountDownLatch asked = new CountDownLatch(1);
    private @Nullable Runnable stop;
    private @Nullable ExitCode exitCode;

    /// Says what a clean stop means for the command that runs now; `stop` is called at most once, on the signal's
    /// thread.
    ///
    /// A command that never calls this is ended at once.
    public synchronized void onRequest(Runnable stop) {
        this.stop = stop;
    }

    /// Takes a signal; false when the process should end now.
    public boolean request(ExitCode signalled) {
        Runnable clean;
        synchronized (this) {
            if (stop == null || exitCode != null) {
                return false;
            }
            exitCode = signalled;
            clean = stop;
        }
        asked.countDown();
        clean.run();
        return true;
    }

    /// Whether somebody asked to stop.
    public boolean isRequested() {
        return asked.getCount() == 0;
    }

    /// Waits until somebody asks to stop, at most so long; true when somebody did.
    public boolean await(Duration atMost) {
        try {
            return asked.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// What to answer to the shell: the signal's code when one came, else `usual`.
    public synchronized int exitCode(ExitCode usual) {
        return exitCode == null ? usual.number() : exitCode.number();
    }
}
