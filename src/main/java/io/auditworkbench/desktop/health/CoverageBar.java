package io.auditworkbench.desktop.health;

import io.auditworkbench.desktop.widget.ColourTokens;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The time that was watched as a bar, with its gaps: hatched, so that they are seen without colour.
public final class CoverageBar extends Pane {

    private static final double LEAST_PX = 4;
    private static final double HATCH_PX = 5;

    private final Canvas canvas = new Canvas();
    private final ColourTokens colours = new ColourTokens();
    private @Nullable Health health;

    public CoverageBar() {
        getStyleClass().add("coverage-bar");
        getChildren().addAll(canvas, colours);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.widthProperty().bind(widthProperty());
        canvas.heightProperty().bind(heightProperty());
        widthProperty().addListener((_, _, _) -> draw());
        heightProperty().addListener((_, _, _) -> draw());
    }

    void show(Health now) {
        health = now;
        setAccessibleText(now.coverage());
        draw();
    }

    /// Draws it again, as for another theme.
    void draw() {
        GraphicsContext paint = canvas.getGraphicsContext2D();
        paint.clearRect(0, 0, getWidth(), getHeight());
        Health now = health;
        if (now == null || now.watchedFrom() == null || now.watchedUntil() == null) {
            return;
        }
        paint.setFill(colours.colour("-good"));
        paint.fillRect(0, 0, getWidth(), getHeight());
        for (Health.Gap gap : now.gaps()) {
            if (gap.begin() != null || gap.end() != null) {
                draw(paint, gap, now.watchedFrom(), now.watchedUntil());
            }
        }
    }

    private void draw(GraphicsContext paint, Health.Gap gap, Instant from, Instant until) {
        double begin = x(gap.begin() == null ? from : gap.begin(), from, until);
        double end = Math.max(begin + LEAST_PX, x(gap.end() == null ? until : gap.end(), from, until));
        double left = Math.min(begin, getWidth() - LEAST_PX);
        paint.setFill(colours.colour("-bg"));
        paint.fillRect(left, 0, end - left, getHeight());
        paint.setStroke(colours.colour(gap.concernsChanges() ? "-bad" : "-hatch"));
        for (double x = left; x < end; x += HATCH_PX) {
            paint.strokeLine(x, getHeight(), Math.min(x + HATCH_PX, end), 0);
        }
        paint.strokeRect(left + 0.5, 0.5, end - left - 1, getHeight() - 1);
    }

    private double x(Instant at, Instant from, Instant until) {
        double whole = Math.max(1, Duration.between(from, until).toMillis());
        double share = Duration.between(from, at).toMillis() / whole;
        return Math.clamp(share, 0, 1) * getWidth();
    }
}
