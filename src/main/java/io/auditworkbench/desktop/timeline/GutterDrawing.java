package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.timeline.TrackRow.Fold;
import io.auditworkbench.desktop.timeline.TrackRow.Pin;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// The names of the tracks at the left.
///
/// - **Threading**: the JavaFX thread.
final class GutterDrawing {

    private static final int MOST_MEASURED = 2_000;
    private static final double COUNT_ROOM = 66;

    private record Measured(String text, double width, Font font) {}

    private final Map<Measured, String> shortened = new HashMap<>();

    void draw(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        canvas.save();
        TimelineDrawing.clip(canvas, 0, 0, layout.gutter(), layout.height());
        canvas.setFill(colours.raised());
        canvas.fillRect(0, 0, layout.gutter(), layout.height());
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.save();
        double scrolling = layout.top() + frame.pinnedRows() * layout.row();
        TimelineDrawing.clip(canvas, 0, scrolling, layout.gutter(), Math.max(0, layout.height() - scrolling));
        rows(canvas, layout, colours, frame, frame.pinnedRows(), frame.rows().size());
        canvas.restore();
        rows(canvas, layout, colours, frame, 0, frame.pinnedRows());
        canvas.setStroke(colours.line());
        canvas.setLineWidth(1);
        canvas.strokeLine(layout.gutter() - 0.5, 0, layout.gutter() - 0.5, layout.height());
        canvas.restore();
    }

    private void rows(
            GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame, int from, int until) {
        for (int row = from; row < until; row++) {
            double y = layout.y(row, frame.pinnedRows(), frame.scrolled());
            if (y + layout.row() >= layout.top() && y < layout.height()) {
                row(canvas, layout, colours, frame, row, y);
            }
        }
    }

    private void row(
            GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame, int row, double y) {
        TrackRow shown = frame.rows().get(row);
        double size = 12 * layout.unit();
        double middle = y + layout.row() / 2;
        if (row == frame.focusedRow()) {
            canvas.setFill(colours.selected());
            canvas.fillRect(0, y, layout.gutter() - 1, layout.row());
        }
        switch (shown) {
            case TrackRow.Heading(var _, int _, Fold fold) -> {
                Font bold = Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, size);
                canvas.setFill(colours.text());
                arrow(canvas, 6 * layout.unit(), middle, 4 * layout.unit(), fold);
                text(canvas, bold, frame.labels().get(row), 18 * layout.unit(), middle, layout);
            }
            case TrackRow.Track(var track, Pin pin) -> {
                boolean isLeftOut = frame.leftOut().contains(track);
                canvas.setFill(isLeftOut ? colours.muted() : colours.text());
                if (frame.area() != null) {
                    box(canvas, layout, colours, middle, isLeftOut);
                }
                double left = (frame.area() == null ? 18 : 24) * layout.unit();
                text(canvas, Font.font(size), frame.labels().get(row), left, middle, layout);
                count(canvas, layout, colours, frame.counts().get(row), middle);
                if (pin == Pin.PINNED) {
                    pin(canvas, layout, colours, middle);
                }
            }
            case TrackRow.More _ -> {
                canvas.setFill(colours.accent());
                text(canvas, Font.font(size), frame.labels().get(row), 18 * layout.unit(), middle, layout);
            }
        }
    }

    private void text(GraphicsContext canvas, Font font, String text, double x, double middle, Layout layout) {
        canvas.setFont(font);
        canvas.fillText(fitting(text, layout.gutter() - x - COUNT_ROOM * layout.unit(), font), x, middle);
    }

    private static void count(
            GraphicsContext canvas, Layout layout, TimelineColours colours, String count, double middle) {
        canvas.setFill(colours.muted());
        canvas.setTextAlign(TextAlignment.RIGHT);
        canvas.fillText(count, layout.gutter() - 20 * layout.unit(), middle);
        canvas.setTextAlign(TextAlignment.LEFT);
    }

    private static void arrow(GraphicsContext canvas, double x, double middle, double size, Fold fold) {
        if (fold == Fold.OPEN) {
            canvas.fillPolygon(
                    new double[] {x, x + 2 * size, x + size},
                    new double[] {middle - size / 2, middle - size / 2, middle + size / 2 + 1},
                    3);
        } else {
            canvas.fillPolygon(
                    new double[] {x + size / 2, x + size / 2, x + size * 3 / 2 + 1},
                    new double[] {middle - size, middle + size, middle},
                    3);
        }
    }

    /// Whether the track is part of the area.
    private static void box(
            GraphicsContext canvas, Layout layout, TimelineColours colours, double middle, boolean isLeftOut) {
        double size = Math.rint(11 * layout.unit());
        double left = Math.rint(6 * layout.unit()) + 0.5;
        double top = Math.rint(middle - size / 2) + 0.5;
        canvas.setStroke(colours.muted());
        canvas.setLineWidth(1);
        canvas.strokeRect(left, top, size, size);
        if (!isLeftOut) {
            canvas.setStroke(colours.accent());
            canvas.setLineWidth(2);
            canvas.strokePolyline(
                    new double[] {left + size * 0.2, left + size * 0.42, left + size * 0.82},
                    new double[] {top + size * 0.52, top + size * 0.76, top + size * 0.25},
                    3);
        }
    }

    private static void pin(GraphicsContext canvas, Layout layout, TimelineColours colours, double middle) {
        double x = layout.gutter() - 13 * layout.unit();
        canvas.setFill(colours.accent());
        canvas.fillOval(x - 3, middle - 6, 7, 7);
        canvas.fillRect(x, middle, 1, 6);
    }

    /// The text, or as much of it as there is room for.
    private String fitting(String text, double width, Font font) {
        if (shortened.size() > MOST_MEASURED) {
            shortened.clear();
        }
        return shortened.computeIfAbsent(new Measured(text, width, font), GutterDrawing::shorten);
    }

    private static String shorten(Measured asked) {
        Text measured = new Text(asked.text());
        measured.setFont(asked.font());
        String text = asked.text();
        for (int end = text.length(); measured.getLayoutBounds().getWidth() > asked.width() && end > 1; end--) {
            measured.setText(text.substring(0, end - 1).stripTrailing() + "…");
        }
        return measured.getText();
    }
}
