package io.auditworkbench.desktop.widget;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Something that is drawn, anew whenever its size, its data or the theme changes.
///
/// - **Threading**: the JavaFX thread.
public final class Drawing extends Region {

    private final Canvas canvas = new Canvas();
    private final ColourTokens colours = new ColourTokens();
    private final Painter painter;
    // held here, because the looks hold it weakly: drawings come and go with the rows of lists
    private final InvalidationListener repaint = _ -> redraw();

    /// Draws.
    @FunctionalInterface
    public interface Painter {
        /// Draws on an empty canvas.
        void paint(Pen pen);
    }

    /// What to draw with, and on how much room.
    public record Pen(GraphicsContext drawing, ColourTokens tokens, double width, double height) {

        /// A colour of the style sheets.
        public Color colour(String token) {
            return tokens.colour(token);
        }

        /// Fills a rectangle with a colour of the style sheets.
        public void fill(String token, double x, double y, double wide, double high) {
            drawing.setFill(colour(token));
            drawing.fillRect(x, y, wide, high);
        }

        /// Hatches a rectangle, which is to be seen without colours too.
        public void hatch(String ground, String line, double x, double y, double wide, double high) {
            drawing.save();
            drawing.beginPath();
            drawing.rect(x, y, wide, high);
            drawing.clip();
            fill(ground, x, y, wide, high);
            drawing.setStroke(colour(line));
            drawing.setLineWidth(1);
            for (double at = x - high; at < x + wide; at += HATCH_PX) {
                drawing.strokeLine(at, y + high, at + high, y);
            }
            drawing.restore();
        }
    }

    private static final double HATCH_PX = 6;

    /// - **Shape**: `looks` tells when the theme changes.
    public Drawing(Looks looks, Painter painter) {
        this.painter = painter;
        getChildren().addAll(canvas, colours);
        looks.shownProperty().addListener(new WeakInvalidationListener(repaint));
        sceneProperty().addListener(_ -> redraw());
    }

    /// Draws anew at the next pulse.
    public void redraw() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext drawing = canvas.getGraphicsContext2D();
        drawing.clearRect(0, 0, getWidth(), getHeight());
        if (getScene() != null && getWidth() > 0 && getHeight() > 0) {
            painter.paint(new Pen(drawing, colours, getWidth(), getHeight()));
        }
    }
}
