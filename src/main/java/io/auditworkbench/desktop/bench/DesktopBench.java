package io.auditworkbench.desktop.bench;

import io.auditworkbench.desktop.Desktop;
import io.auditworkbench.desktop.DesktopServices;
import io.auditworkbench.desktop.Opening;
import io.auditworkbench.desktop.common.Navigator;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.desktop.widget.NoFiles;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.StoreFeed;
import io.auditworkbench.workbench.audit.StoreActs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Works with the desktop as somebody would, on a large store and on one that grows, and measures what they would feel.
///
/// - **Threading**: one thread that is not JavaFX's.
public final class DesktopBench {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BYTES_PER_MB = 1e6;
    private static final int RUNS = 5;
    private static final long SCROLLED_SECONDS = 5;
    private static final double SCROLLED_PIXELS = 36;
    private static final long FLOWN_SECONDS = 6;
    private static final long FEED_FIRST = 100_000;
    private static final long FEED_SECONDS = 8;
    private static final long TICK_MILLIS = 100;
    private static final long PER_TICK = 500;
    private static final List<String> INDEXED = List.of(
            "table:refunds",
            "op:delete",
            "table:orders op:update",
            "table:customers changed:credit_limit",
            "changed:status");
    private static final int ACTS = 400;

    private final DesktopServices services;
    private final StoreFeed feed;
    private final ExecutorService executor;
    private final FrameMeter meter;
    private final Stagehand stagehand = new Stagehand();
    private @Nullable Desktop desktop;
    private @Nullable EventsView view;

    public DesktopBench(
            DesktopServices services, StoreFeed feed, ExecutorService executor, ScheduledExecutorService asking) {
        this.services = services;
        this.feed = feed;
        this.executor = executor;
        this.meter = new FrameMeter(asking);
    }

    /// Opens the window.
    public void begin() throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        Platform.startup(() -> {
            Stage stage = new Stage();
            desktop = new Desktop(services, new NoFiles());
            desktop.show(stage, new Opening.Welcome());
            Scene scene = stage.getScene();
            view = new EventsView(scene);
            shown.countDown();
        });
        shown.await();
    }

    /// Closes it.
    public void end() throws InterruptedException {
        stagehand.act(desktop()::close);
        Platform.exit();
    }

    /// Opens, filters, jumps and scrolls in a large store; each figure is said when it is there.
    public void measureLargeStore(Path store, Consumer<Figure> says) throws InterruptedException {
        open(store);
        says.accept(Figure.atMost("open to first rows, warm", millis(open(store)), "ms", 1_500));
        stagehand.act(() -> navigator().to(everything("")));
        settle();
        says.accept(Figure.atLeast("events in the list", stagehand.ask(view()::size), "", 1));
        for (String filter : INDEXED) {
            says.accept(Figure.atMost("filter to first rows, " + filter, filtered(filter), "ms", 100));
        }
        jump("End", () -> view().press(KeyCode.END, false), says);
        jump("Home", () -> view().press(KeyCode.HOME, false), says);
        jump("scroll bar to the middle", () -> view().drag(0.5), says);
        jump("Ctrl+A", () -> view().press(KeyCode.A, true), says);
        scroll(says);
        says.accept(Figure.atMost("heap after a collection", heap(), "MB", 600));
    }

    /// How long until rows are seen after the store was opened, in nanoseconds.
    private long open(Path store) throws InterruptedException {
        stagehand.act(() -> desktop().opening().close());
        settle();
        return stagehand.until(
                () -> desktop().opening().open(store, "E1"), () -> isOn(ScreenId.EVENTS) && view().isFilled());
    }

    private double filtered(String filter) throws InterruptedException {
        double[] runs = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            stagehand.act(() -> navigator().to(everything("")));
            settle();
            runs[run] = millis(stagehand.until(
                    () -> navigator().to(everything(filter)), () -> isAnswered(filter) && view().isFilled()));
        }
        Arrays.sort(runs);
        stagehand.act(() -> navigator().to(everything("")));
        settle();
        return runs[RUNS / 2];
    }

    private static Place everything(String filter) {
        return new Place(ScreenId.EVENTS, "", filter, TimeRange.everything());
    }

    private boolean isAnswered(String filter) {
        Place answered = desktop().context().status().answeredProperty().get();
        return answered != null && answered.filter().equals(filter);
    }

    private void jump(String what, Runnable doing, Consumer<Figure> says) throws InterruptedException {
        stagehand.act(meter::start);
        double shown = millis(stagehand.until(doing, view()::isFilled));
        FrameMeter.Frames frames = stagehand.ask(meter::stop);
        says.accept(Figure.atMost(what + " to rows", shown, "ms", 200));
        says.accept(Figure.atMost(what + ", longest wait of the JavaFX thread", frames.longestWaitMillis(), "ms", 100));
        settle();
    }

    private void scroll(Consumer<Figure> says) throws InterruptedException {
        stagehand.act(() -> view().drag(0));
        settle();
        AnimationTimer wheel = new AnimationTimer() {
            @Override
            public void handle(long now) {
                view().scroll(SCROLLED_PIXELS);
            }
        };
        stagehand.act(() -> {
            meter.start();
            wheel.start();
        });
        pause(SCROLLED_SECONDS);
        FrameMeter.Frames frames = stagehand.ask(() -> {
            wheel.stop();
            return meter.stop();
        });
        says.accept(Figure.atLeast("scrolling", frames.perSecond(), "fps", 55));
        says.accept(
                Figure.atMost("scrolling, longest wait of the JavaFX thread", frames.longestWaitMillis(), "ms", 100));
        settle();
    }

    /// Flies over a timeline of a million marks.
    public void measureTimeline(Consumer<Figure> says) throws InterruptedException {
        TimelineFlight flight = stagehand.ask(TimelineFlight::new);
        stagehand.act(() -> {
            meter.start();
            flight.start();
        });
        pause(FLOWN_SECONDS);
        FrameMeter.Frames frames = stagehand.ask(() -> {
            flight.stop();
            return meter.stop();
        });
        says.accept(Figure.atLeast(
                "timeline of 1,000,000 marks, another stretch in each frame", frames.perSecond(), "fps", 55));
        says.accept(Figure.atMost("timeline, wait of the JavaFX thread, p99", frames.waitP99Millis(), "ms", 50));
    }

    /// Records places in the self-audit of an empty file: the end of one and the beginning of the next.
    public void measureActs(Consumer<Figure> says) {
        Path file = temporaryFolder().resolve("acts.awb");
        double[] runs = new double[ACTS];
        try (StoreActs acts = services.acts().apply(file)) {
            long act = acts.begin(new Asked(Kind.READ, "events", ""));
            for (int run = 0; run < ACTS; run++) {
                long begun = System.nanoTime();
                act = acts.next(act, Witness.rows(run), new Asked(Kind.READ, "events E" + run, "--filter op:delete"));
                runs[run] = millis(System.nanoTime() - begun);
            }
        }
        Arrays.sort(runs);
        says.accept(Figure.atMost("a place in the self-audit, median", runs[ACTS / 2], "ms", 5));
        says.accept(Figure.atMost("a place in the self-audit, p95", runs[ACTS * 95 / 100], "ms", 25));
    }

    /// Follows a store that grows by 5,000 events a second.
    public void measureLiveFeed(Consumer<Figure> says) throws InterruptedException {
        Path folder = temporaryFolder();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        StoreFeed.Plan plan = new StoreFeed.Plan(folder.resolve("feed.awb"), FEED_FIRST, PER_TICK);
        Future<Long> writing = executor.submit(() -> feed.write(plan, begun::countDown, ticks(over)));
        begun.await();
        open(plan.file());
        stagehand.act(() -> {
            navigator().to(everything(""));
            view().press(KeyCode.END, false);
        });
        settle();
        int before = stagehand.ask(view()::size);
        stagehand.act(meter::start);
        pause(FEED_SECONDS);
        FrameMeter.Frames frames = stagehand.ask(meter::stop);
        int after = stagehand.ask(view()::size);
        over.countDown();
        says.accept(Figure.atLeast("live feed, rows that came", (after - before) / (double) FEED_SECONDS, "/s", 4_000));
        says.accept(Figure.atLeast("live feed", frames.perSecond(), "fps", 50));
        says.accept(Figure.atMost("live feed, wait of the JavaFX thread, p99", frames.waitP99Millis(), "ms", 50));
        says.accept(Figure.atMost("heap after a collection", heap(), "MB", 600));
        stagehand.act(() -> desktop().opening().close());
        await(writing);
    }

    private static BooleanSupplier ticks(CountDownLatch over) {
        return () -> {
            try {
                return !over.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    private static void await(Future<Long> writing) throws InterruptedException {
        try {
            writing.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("audit-workbench-bench");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void pause(long seconds) throws InterruptedException {
        boolean isNever = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        if (isNever) {
            throw new IllegalStateException("nobody counts it down");
        }
    }

    private void settle() throws InterruptedException {
        stagehand.until(() -> {}, () -> desktop().context().work().isIdle());
    }

    /// What lives after two collections, in MB.
    private static double heap() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / BYTES_PER_MB;
    }

    private boolean isOn(ScreenId screen) {
        return navigator().place().screen() == screen;
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    private Navigator navigator() {
        return desktop().context().navigator();
    }

    private Desktop desktop() {
        return Objects.requireNonNull(desktop, "begun");
    }

    private EventsView view() {
        return Objects.requireNonNull(view, "begun");
    }
}
