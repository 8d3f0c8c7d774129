package io.auditworkbench.desktop.bench;

import io.auditworkbench.desktop.timeline.DrawingTrial;
import io.auditworkbench.desktop.widget.ColourTokens;
import io.auditworkbench.desktop.widget.Looks;
import java.util.Random;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/// Flies over a timeline of a million marks: every frame shows another stretch, from all of it to a thousandth.
///
/// - **Threading**: the JavaFX thread.
final class TimelineFlight {

    private static final int MARKS = 1_000_000;
    private static final int TRACKS = 30;
    private static final double WIDTH = 1_200;
    private static final double HEIGHT = 700;
    private static final int TURN_FRAMES = 240;
    private static final double DEEPEST = 10;

    private final Stage stage = new Stage();
    private final AnimationTimer timer;
    private int frame;

    TimelineFlight() {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        ColourTokens tokens = new ColourTokens();
        Scene scene = new Scene(new Pane(tokens, canvas), WIDTH, HEIGHT);
        scene.getStylesheets().setAll(Looks.sheets(Looks.Theme.LIGHT));
        stage.setScene(scene);
        stage.show();
        DrawingTrial trial = new DrawingTrial(MARKS, TRACKS, new Random(7).nextLong(), tokens);
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                draw(trial, canvas);
            }
        };
    }

    private void draw(DrawingTrial trial, Canvas canvas) {
        double turn = (double) (frame++ % TURN_FRAMES) / TURN_FRAMES;
        double length = Math.pow(0.5, DEEPEST * turn);
        double from = (1 - length) * turn;
        trial.draw(canvas.getGraphicsContext2D(), WIDTH, HEIGHT, from, from + length);
    }

    void start() {
        timer.start();
    }

    void stop() {
        timer.stop();
        stage.close();
    }
}
