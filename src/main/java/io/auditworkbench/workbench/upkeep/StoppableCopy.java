package io.auditworkbench.workbench.upkeep;

import io.auditworkbench.store.PageCopy;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/// A copy of a store's pages that can be given up in the middle.
///
/// The driver knows no way to end it: the thread that copies stays where it is until the program ends, and writes no
/// further page, so that the copy can be taken away under it.
final class StoppableCopy {

    private final BackupWatch watch;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    StoppableCopy(BackupWatch watch) {
        this.watch = watch;
    }

    /// Copies on a thread of the executor and waits for it; false when it was given up.
    ///
    /// - **Errors**: as of [PageCopy].
    boolean run(Path from, Path to, Executor executor) {
        executor.execute(() -> {
            try {
                PageCopy.ofStore(from, to, this::copied);
                ended.complete(true);
            } catch (RuntimeException | Error failure) {
                ended.completeExceptionally(failure);
            }
        });
        try {
            return ended.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private void copied(long pages, long of) {
        watch.copied(pages, of);
        if (watch.isStopped()) {
            ended.complete(false);
            stay();
        }
    }

    private static void stay() {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException _) {
                // the driver would go on with the copy
            }
        }
    }
}
