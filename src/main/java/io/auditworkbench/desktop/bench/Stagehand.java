package io.auditworkbench.desktop.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Does things on the JavaFX thread for somebody who waits beside it, and watches frame by frame for what comes of
/// them.
///
/// - **Threading**: any thread but the JavaFX thread.
final class Stagehand {

    private static final long LONGEST_SECONDS = 120;

    /// Does something, and returns when it is done.
    void act(Runnable doing) throws InterruptedException {
        ask(() -> {
            doing.run();
            return true;
        });
    }

    /// Asks something.
    <T> T ask(Supplier<T> question) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> answer.complete(question.get()));
        return await(answer);
    }

    /// Does something and answers how long it took, in nanoseconds, until a frame showed what was waited for.
    long until(Runnable doing, BooleanSupplier isShown) throws InterruptedException {
        CompletableFuture<Long> shown = new CompletableFuture<>();
        long begun = System.nanoTime();
        Platform.runLater(() -> {
            doing.run();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (isShown.getAsBoolean()) {
                        stop();
                        shown.complete(System.nanoTime() - begun);
                    }
                }
            }.start();
        });
        return await(shown);
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException never) {
            throw new IllegalStateException("what was waited for did not come", never);
        }
    }
}
