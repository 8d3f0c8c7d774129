package io.auditworkbench.desktop;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.NoFiles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Walks through the screens of the demo in a window that nobody sees, so that the launcher can keep their classes.
///
/// - **Source**: JEP 514; JavaFX's Headless platform, which needs no display.
public final class DesktopRehearsal {

    private static final javafx.util.Duration LOOKED_EVERY = javafx.util.Duration.millis(50);

    private final DesktopServices services;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Deque<ScreenId> ahead =
            new ArrayDeque<>(List.of(ScreenId.EVENTS, ScreenId.ANOMALIES, ScreenId.TIMELINE, ScreenId.OVERVIEW));

    public DesktopRehearsal(DesktopServices services) {
        this.services = services;
    }

    /// Rehearses, for no longer than `limit`. Once in a process, and JavaFX is over afterwards.
    public void run(Duration limit) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.startup(this::begin);
        boolean isWhole = end.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        Platform.exit();
        if (!isWhole) {
            throw new InterruptedException("the screens took too long");
        }
    }

    private void begin() {
        Stage stage = new Stage();
        Desktop desktop = new Desktop(services, new NoFiles());
        desktop.show(stage, new Opening.Demo(""));
        Timeline walk = new Timeline(new KeyFrame(LOOKED_EVERY, _ -> step(desktop)));
        walk.setCycleCount(Animation.INDEFINITE);
        walk.play();
    }

    private void step(Desktop desktop) {
        if (!desktop.context().work().isIdle()
                || desktop.context().session().store().isEmpty()) {
            return;
        }
        if (ahead.isEmpty()) {
            end.countDown();
            return;
        }
        desktop.context().navigator().go(ahead.poll());
    }
}
