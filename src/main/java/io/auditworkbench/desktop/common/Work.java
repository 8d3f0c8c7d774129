package io.auditworkbench.desktop.common;

import io.auditworkbench.model.error.WorkbenchException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what may take time off the JavaFX thread, and brings the answer back to it.
///
/// - **Threading**: any thread; answers and problems arrive on the JavaFX thread.
public final class Work {

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final Executor background;
    private final Executor screen;
    private final Messages messages;
    private final AtomicInteger unfinished = new AtomicInteger();

    /// - **Shape**: `screen` runs things on the JavaFX thread.
    public Work(Executor background, Executor screen, Messages messages) {
        this.background = background;
        this.screen = screen;
        this.messages = messages;
    }

    /// What runs in the background; it looks at `stop` now and then.
    @FunctionalInterface
    public interface Job<T> {
        /// The answer; a job that was stopped may give a part of it.
        T run(BooleanSupplier stop) throws Exception;
    }

    /// Runs a job. Neither `done` nor `failed` is called after [Running#cancel].
    public <T> Running run(Job<T> job, Consumer<? super T> done, Consumer<? super Problem> failed) {
        Running running = new Running();
        unfinished.incrementAndGet();
        background.execute(() -> perform(job, done, failed, running));
        return running;
    }

    private <T> void perform(Job<T> job, Consumer<? super T> done, Consumer<? super Problem> failed, Running running) {
        Runnable ending;
        try {
            T answer = job.run(running::isStopped);
            ending = () -> done.accept(answer);
        } catch (Exception | OutOfMemoryError | StackOverflowError failure) {
            // what is known is said on the screen; a store that is closed under a running question fails in many ways,
            // and
            // nobody waits for its answer
            if (!running.isCancelled() && !(failure instanceof WorkbenchException)) {
                LOG.warn("work for a screen failed", failure);
            }
            Problem problem = Problem.of(failure, messages);
            ending = () -> failed.accept(problem);
        }
        Runnable last = ending;
        screen.execute(() -> {
            try {
                if (!running.isCancelled()) {
                    last.run();
                }
            } finally {
                running.finish();
                unfinished.decrementAndGet();
            }
        });
    }

    /// Runs something on the JavaFX thread soon; for progress of a job.
    public void show(Runnable update) {
        screen.execute(update);
    }

    /// What a failure is to people.
    public Problem problem(Throwable failure) {
        return Problem.of(failure, messages);
    }

    /// Whether every job has been answered.
    public boolean isIdle() {
        return unfinished.get() == 0;
    }
}
