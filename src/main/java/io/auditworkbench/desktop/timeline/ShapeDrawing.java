package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.TrackKind;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/// One shape for each mark, and brackets around what was committed together.
///
/// - **Threading**: the JavaFX thread.
final class ShapeDrawing {

    private static final double RADIUS = 5;

    /// Marks that are nearer to each other are drawn as one, with their number.
    private static final double NEAR_PX = 8;

    /// The number needs so much room.
    private static final double COUNT_PX = 42;

    /// More brackets than this hide what they hold together.
    private static final int MOST_BRACKETS = 80;

    /// Where the marks of a transaction are.
    private static final class Bracket {
        private double x;
        private double top = Double.MAX_VALUE;
        private double bottom;
    }

    private final Map<Long, Bracket> brackets = new HashMap<>();

    void begin() {
        brackets.clear();
    }

    /// Draws the marks from one index to another; returns how many shapes it took.
    int draw(
            GraphicsContext canvas,
            Layout layout,
            TimelineColours colours,
            TimelineFrame frame,
            MarkTrack track,
            double y,
            int from,
            int until) {
        int shapes = 0;
        double middle = y + layout.row() / 2;
        for (int i = from; i < until; ) {
            double x = x(layout, frame, track.micros(i));
            int next = i + 1;
            while (next < until && x(layout, frame, track.micros(next)) - x < NEAR_PX * layout.unit()) {
                next++;
            }
            note(track, i, next, x, y, layout);
            canvas.setFill(colours.of(track.kind(), track.code(i)));
            shape(canvas, new SelectedMark(track, i).shape(), x, middle, RADIUS * layout.unit());
            long events = track.events(i, next);
            boolean hasRoom = next == until || x(layout, frame, track.micros(next)) - x > COUNT_PX * layout.unit();
            if (events > 1 && hasRoom) {
                canvas.setFill(colours.muted());
                canvas.setTextAlign(TextAlignment.LEFT);
                canvas.fillText("×" + events, x + 8 * layout.unit(), middle);
            }
            shapes++;
            i = next;
        }
        return shapes;
    }

    private void note(MarkTrack track, int from, int until, double x, double y, Layout layout) {
        if (track.kind() != TrackKind.TABLE || brackets.size() > MOST_BRACKETS) {
            return;
        }
        for (int i = from; i < until; i++) {
            Bracket bracket = brackets.computeIfAbsent(track.transaction(i), _ -> new Bracket());
            bracket.x = x;
            bracket.top = Math.min(bracket.top, y);
            bracket.bottom = Math.max(bracket.bottom, y + layout.row());
        }
    }

    /// Draws the brackets of the transactions that changed more than one of the tables drawn.
    void brackets(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        if (brackets.size() > MOST_BRACKETS) {
            return;
        }
        SelectedMark selected = frame.selected();
        long chosen = selected == null ? 0 : selected.track().transaction(selected.index());
        brackets.forEach((transaction, bracket) -> {
            if (bracket.bottom - bracket.top > layout.row()) {
                boolean isChosen = transaction == chosen;
                canvas.setStroke(isChosen ? colours.accent() : colours.muted());
                canvas.setLineWidth(isChosen ? 2 : 1);
                double x = Math.floor(bracket.x - 8 * layout.unit()) + 0.5;
                canvas.strokePolyline(
                        new double[] {x + 4, x, x, x + 4},
                        new double[] {bracket.top + 3, bracket.top + 3, bracket.bottom - 4, bracket.bottom - 4},
                        4);
            }
        });
    }

    /// The ring around the selected mark.
    void selected(
            GraphicsContext canvas,
            Layout layout,
            TimelineColours colours,
            TimelineFrame frame,
            MarkTrack track,
            double y) {
        SelectedMark selected = frame.selected();
        if (selected != null && selected.track().equals(track)) {
            double size = 9 * layout.unit();
            canvas.setStroke(colours.accent());
            canvas.setLineWidth(2);
            canvas.strokeOval(
                    x(layout, frame, selected.micros()) - size, y + layout.row() / 2 - size, 2 * size, 2 * size);
        }
    }

    private static double x(Layout layout, TimelineFrame frame, long micros) {
        return layout.gutter() + frame.viewport().x(micros, layout.plot());
    }

    private static void shape(GraphicsContext canvas, MarkShape shape, double x, double y, double r) {
        switch (shape) {
            case UP -> canvas.fillPolygon(new double[] {x - r, x + r, x}, new double[] {y + r, y + r, y - r}, 3);
            case DOWN -> canvas.fillPolygon(new double[] {x - r, x + r, x}, new double[] {y - r, y - r, y + r}, 3);
            case CIRCLE -> canvas.fillOval(x - r, y - r, 2 * r, 2 * r);
            case DIAMOND ->
                canvas.fillPolygon(
                        new double[] {x - r - 1, x, x + r + 1, x}, new double[] {y, y - r - 1, y, y + r + 1}, 4);
            case SQUARE -> canvas.fillRect(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1);
            case HEXAGON ->
                canvas.fillPolygon(
                        new double[] {x - r, x - r / 2, x + r / 2, x + r, x + r / 2, x - r / 2},
                        new double[] {y, y - r, y - r, y, y + r, y + r},
                        6);
        }
    }
}
