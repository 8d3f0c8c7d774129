package io.auditworkbench.desktop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// JavaFX, started beside what else a process begins with: it takes a quarter of a second, most of it in the platform's
/// own libraries, and the first window is there so much sooner.
///
/// - **Threading**: any thread.
public final class EarlyToolkit {

    private static final Logger JAVAFX = Logger.getLogger("javafx");
    private static final CompletableFuture<Void> STARTED = new CompletableFuture<>();
    private static final AtomicBoolean IS_BEGUN = new AtomicBoolean();

    private EarlyToolkit() {}

    /// Begins to start it on a thread of `beside`. Once in a process.
    public static void begin(Executor beside) {
        IS_BEGUN.set(true);
        beside.execute(EarlyToolkit::start);
    }

    private static void start() {
        // JavaFX warns that it is on the class path, which is so by decision (0001) and nothing to tell users
        JAVAFX.setLevel(Level.SEVERE);
        try {
            Platform.startup(() -> STARTED.complete(null));
        } catch (RuntimeException | LinkageError failure) {
            STARTED.completeExceptionally(failure);
        }
    }

    /// Returns when it has started, or at once when nobody began.
    ///
    /// - **Errors**: `UnsupportedOperationException` where there is no screen, `UnsatisfiedLinkError` where libraries
    ///   are missing; JavaFX cannot be asked again in this process.
    static void await() {
        if (!IS_BEGUN.get()) {
            return;
        }
        try {
            STARTED.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw failed;
            }
        }
    }
}
