package io.auditworkbench.desktop.bench;

import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Counts frames, and how long the JavaFX thread lets a question wait that is put every 20 milliseconds.
///
/// - **Threading**: started and stopped on the JavaFX thread.
final class FrameMeter {

    private static final long ASKED_EVERY_MILLIS = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ScheduledExecutorService asking;
    private final long[] waits = new long[1 << 16];
    private int answered;
    private long frames;
    private long begun;
    private @Nullable ScheduledFuture<?> questions;

    private final AnimationTimer counter = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frames++;
        }
    };

    FrameMeter(ScheduledExecutorService asking) {
        this.asking = asking;
    }

    /// What was measured.
    record Frames(double perSecond, double waitP50Millis, double waitP99Millis, double longestWaitMillis) {}

    void start() {
        frames = 0;
        answered = 0;
        begun = System.nanoTime();
        counter.start();
        questions = asking.scheduleAtFixedRate(this::ask, 0, ASKED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        long asked = System.nanoTime();
        Platform.runLater(() -> {
            if (answered < waits.length) {
                waits[answered++] = System.nanoTime() - asked;
            }
        });
    }

    Frames stop() {
        counter.stop();
        if (questions != null) {
            questions.cancel(false);
        }
        double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
        long[] sorted = Arrays.copyOf(waits, Math.max(1, answered));
        Arrays.sort(sorted);
        return new Frames(
                frames / seconds,
                sorted[sorted.length / 2] / NANOS_PER_MILLI,
                sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)] / NANOS_PER_MILLI,
                sorted[sorted.length - 1] / NANOS_PER_MILLI);
    }
}
