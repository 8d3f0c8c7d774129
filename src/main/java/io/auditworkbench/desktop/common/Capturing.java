package io.auditworkbench.desktop.common;

import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.CaptureControl;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.CaptureView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The capture that this window runs: one at a time, and it ends with the window.
///
/// - **Threading**: the JavaFX thread; capture itself runs in the background.
public final class Capturing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Function<CaptureRequest, CaptureControl> maker;
    private final Executor background;
    private final Work work;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
    private @Nullable Run run;

    private record Run(CaptureRequest request, CaptureControl control, CountDownLatch end) {}

    /// How far it is.
    ///
    /// - **Shape**: `word` as capture says it (`connecting`, `snapshotting`, `live`, `paused`, `reconnecting`,
    ///   `failed`, `stopped`), empty when nothing was ever captured; `problem` is why it ended, when it did not end by
    ///   being told to.
    public record State(
            Optional<Path> store,
            String tables,
            String word,
            String detail,
            long eventsStored,
            Duration lag,
            boolean isRunning,
            Optional<Problem> problem) {

        static final State NONE = new State(Optional.empty(), "", "", "", 0, Duration.ZERO, false, Optional.empty());

        /// Whether it writes into this store.
        public boolean writes(Path file) {
            return isRunning && store.filter(file.toAbsolutePath()::equals).isPresent();
        }

        /// Whether the store is there and holds what was read so far.
        public boolean hasBegun() {
            return isRunning && !word.equals("connecting");
        }
    }

    public Capturing(Function<CaptureRequest, CaptureControl> maker, Executor background, Work work) {
        this.maker = maker;
        this.background = background;
        this.work = work;
    }

    /// How far it is, as of the last [#tick()].
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why a request cannot even begin, such as a pattern of tables that cannot be read; asks no server.
    public Optional<Problem> refusal(CaptureRequest request) {
        try {
            var _ = maker.apply(request);
            return Optional.empty();
        } catch (WorkbenchException refused) {
            return Optional.of(new Problem(refused.happened(), refused.nextStep()));
        }
    }

    /// Begins to capture; nothing happens while another capture runs.
    public void start(CaptureRequest request) {
        if (state.get().isRunning()) {
            return;
        }
        Run next = new Run(request, maker.apply(request), new CountDownLatch(1));
        run = next;
        show(next, true, Optional.empty());
        background.execute(() -> perform(next));
    }

    private void perform(Run begun) {
        Optional<Exception> failure = Optional.empty();
        try {
            begun.control().run();
        } catch (Exception ended) {
            failure = Optional.of(ended);
        } finally {
            begun.end().countDown();
        }
        Optional<Exception> why = failure;
        work.show(() -> show(begun, false, why.map(work::problem)));
    }

    private void show(Run of, boolean isRunning, Optional<Problem> problem) {
        CaptureView view = of.control().view();
        state.set(new State(
                Optional.of(of.request().store().toAbsolutePath()),
                of.request().tables(),
                view.state(),
                view.detail(),
                view.eventsStored(),
                view.lag(),
                isRunning,
                problem));
    }

    /// Looks again how far it is.
    public void tick() {
        if (run != null && state.get().isRunning()) {
            show(run, true, Optional.empty());
        }
    }

    /// Asks it to stop at the next transaction; the state tells when it did.
    public void stop() {
        if (run != null) {
            run.control().stop();
        }
    }

    /// Stops it and waits for the end, for as long as closing a window may take; a store is whole also after that.
    public void close() {
        stop();
        try {
            if (run != null && !run.end().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                state.set(State.NONE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
