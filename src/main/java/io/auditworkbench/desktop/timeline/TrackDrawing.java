package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.TrackKind;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// The marks: where there are many, cells as dark and as high as they are full; where there are few, a shape for each.
///
/// - **Threading**: the JavaFX thread.
final class TrackDrawing {

    /// About as many rectangles as a frame may have.
    private static final double MOST_CELLS = 2_000;

    /// Even where operations come by chance.
    private static final double CELLS_PER_RECTANGLE = 1.2;

    private static final double LEAST_CELL = 3;

    /// So much room a shape needs, on the average.
    private static final double SHAPE_ROOM = 14;

    private final TrackBins bins = new TrackBins();
    private final ShapeDrawing shapes = new ShapeDrawing();
    private int drawn;

    int draw(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        drawn = 0;
        shapes.begin();
        int visible = (int) ((layout.height() - layout.top()) / layout.row()) + 1;
        double room = Math.min(visible, frame.rows().size()) * layout.plot();
        // neighbours that look the same are drawn as one, so that more cells are allowed
        int cells = (int) (layout.plot() / Math.max(LEAST_CELL, room / (CELLS_PER_RECTANGLE * MOST_CELLS)));
        canvas.save();
        double scrolling = layout.top() + frame.pinnedRows() * layout.row();
        TimelineDrawing.clip(
                canvas, layout.gutter(), scrolling, layout.plot(), Math.max(0, layout.height() - scrolling));
        rows(canvas, layout, colours, frame, frame.pinnedRows(), frame.rows().size(), cells);
        shapes.brackets(canvas, layout, colours, frame);
        canvas.restore();
        canvas.save();
        TimelineDrawing.clip(canvas, layout.gutter(), layout.top(), layout.plot(), frame.pinnedRows() * layout.row());
        rows(canvas, layout, colours, frame, 0, frame.pinnedRows(), cells);
        canvas.restore();
        return drawn;
    }

    private void rows(
            GraphicsContext canvas,
            Layout layout,
            TimelineColours colours,
            TimelineFrame frame,
            int from,
            int until,
            int cells) {
        canvas.setLineWidth(1);
        for (int row = from; row < until; row++) {
            double y = layout.y(row, frame.pinnedRows(), frame.scrolled());
            if (y + layout.row() < layout.top() || y > layout.height()) {
                continue;
            }
            canvas.setStroke(colours.line().deriveColor(0, 1, 1, 0.55));
            double edge = Math.floor(y + layout.row()) - 0.5;
            canvas.strokeLine(layout.gutter(), edge, layout.width(), edge);
            if (frame.rows().get(row) instanceof TrackRow.Track(MarkTrack track, var _)) {
                canvas.setGlobalAlpha(frame.area() != null && frame.leftOut().contains(track) ? 0.35 : 1);
                track(canvas, layout, colours, frame, track, y, cells);
                canvas.setGlobalAlpha(1);
            }
        }
    }

    private void track(
            GraphicsContext canvas,
            Layout layout,
            TimelineColours colours,
            TimelineFrame frame,
            MarkTrack track,
            double y,
            int cells) {
        int first = track.firstAt(frame.viewport().fromMicros());
        int beyond = track.firstAt(frame.viewport().untilMicros(), first);
        boolean isFar = !frame.timeline().isExact() && track.kind() != TrackKind.DETECTOR;
        if (isFar || beyond - first > layout.plot() / (SHAPE_ROOM * layout.unit())) {
            cells(canvas, layout, colours, frame, track, y, cells);
        } else {
            drawn += shapes.draw(canvas, layout, colours, frame, track, y, first, beyond);
        }
        shapes.selected(canvas, layout, colours, frame, track, y);
    }

    private void cells(
            GraphicsContext canvas,
            Layout layout,
            TimelineColours colours,
            TimelineFrame frame,
            MarkTrack track,
            double y,
            int cells) {
        Viewport viewport = frame.viewport();
        double cell = layout.plot() / cells;
        // what was counted by the hour fills its hour
        double least = frame.timeline().step().toNanos() / 1e3 / viewport.microsPerPixel(layout.plot());
        double height = layout.row() - 5;
        bins.fill(track, viewport, cells);
        drawn += bins.paint((from, until, code, level) -> {
            double share = (double) level / TrackBins.LEVELS;
            double high = Math.max(3, height * (0.25 + 0.75 * share));
            Color colour = colours.of(track.kind(), code);
            canvas.setFill(colour.deriveColor(0, 1, 1, 0.45 + 0.55 * share));
            double left = layout.gutter() + from * cell;
            double width = Math.max(Math.max((until - from) * cell - 0.5, least - 1), 2);
            canvas.fillRect(left, y + layout.row() - 3 - high, width, high);
        });
    }
}
