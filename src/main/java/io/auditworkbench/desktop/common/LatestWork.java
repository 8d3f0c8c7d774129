package io.auditworkbench.desktop.common;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work of which only the last one asked for counts, such as the answer to a filter that is still being typed.
///
/// - **Threading**: the JavaFX thread.
public final class LatestWork {

    private final Work work;
    private @Nullable Running running;

    public LatestWork(Work work) {
        this.work = work;
    }

    /// Runs the job; the one before is cancelled.
    public <T> void run(Work.Job<T> job, Consumer<? super T> done, Consumer<? super Problem> failed) {
        cancel();
        running = work.run(job, done, failed);
    }

    /// Cancels what runs.
    public void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    /// Asks what runs to end early and give what it has.
    public void stop() {
        if (running != null) {
            running.stop();
        }
    }

    /// Whether something runs.
    public boolean isRunning() {
        return running != null && !running.isFinished();
    }
}
