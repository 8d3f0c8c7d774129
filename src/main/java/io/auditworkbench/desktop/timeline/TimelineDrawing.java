package io.auditworkbench.desktop.timeline;

import io.auditworkbench.filter.WorkingHours;
import io.auditworkbench.workbench.timeline.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws the timeline: the overview, the axis, what lies behind the tracks, the tracks, and what is marked out.
///
/// - **Threading**: the JavaFX thread; one drawing for each canvas, because it keeps what it draws with.
final class TimelineDrawing {

    private static final double HATCH_STEP = 9;
    private static final double HATCH_ALPHA = 0.55;
    private static final double LEAST_GAP_PX = 4;
    private static final double FONT = 12;

    private final OverviewDrawing overview = new OverviewDrawing();
    private final TrackDrawing tracks = new TrackDrawing();
    private final GutterDrawing gutter = new GutterDrawing();

    /// Draws one frame; returns how many rectangles and shapes the tracks took.
    int draw(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        canvas.setFill(colours.background());
        canvas.fillRect(0, 0, layout.width(), layout.height());
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setFont(Font.font(FONT * layout.unit()));
        canvas.save();
        clip(canvas, layout.gutter(), 0, layout.plot(), layout.height());
        nights(canvas, layout, colours, frame);
        axis(canvas, layout, colours, frame);
        gaps(canvas, layout, colours, frame);
        canvas.restore();
        int drawn = tracks.draw(canvas, layout, colours, frame);
        canvas.save();
        clip(canvas, layout.gutter(), 0, layout.plot(), layout.height());
        area(canvas, layout, colours, frame);
        pointer(canvas, layout, colours, frame);
        canvas.restore();
        gutter.draw(canvas, layout, colours, frame);
        overview.draw(canvas, layout, colours, frame);
        return drawn;
    }

    static void clip(GraphicsContext canvas, double x, double y, double width, double height) {
        canvas.beginPath();
        canvas.rect(x, y, width, height);
        canvas.clip();
    }

    private static double x(Layout layout, TimelineFrame frame, long micros) {
        return layout.gutter() + frame.viewport().x(micros, layout.plot());
    }

    private static void nights(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        canvas.setFill(colours.night());
        for (OffHours.Stretch night : OffHours.of(frame.viewport(), frame.zone(), WorkingHours.USUAL)) {
            double from = x(layout, frame, night.fromMicros());
            double until = x(layout, frame, night.untilMicros());
            canvas.fillRect(from, layout.overview(), until - from, layout.height() - layout.overview());
        }
    }

    private static void axis(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        double middle = layout.overview() + layout.axis() / 2;
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setLineWidth(1);
        for (AxisTicks.Tick tick : AxisTicks.of(frame.viewport(), layout.plot(), frame.zone())) {
            double x = Math.floor(x(layout, frame, tick.micros())) + 0.5;
            canvas.setStroke(colours.line());
            canvas.strokeLine(x, layout.overview() + (tick.isMajor() ? 2 : layout.axis() / 2), x, layout.height());
            canvas.setFill(tick.isMajor() ? colours.text() : colours.muted());
            canvas.fillText(tick.label(), x + 4, middle);
        }
        canvas.setStroke(colours.line());
        canvas.strokeLine(0, layout.top() - 0.5, layout.width(), layout.top() - 0.5);
    }

    /// Slanted lines, because a gap is no colour: it is the absence of knowledge.
    private static void gaps(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        for (Timeline.Gap gap : frame.timeline().gaps()) {
            double from = x(layout, frame, micros(gap.from()));
            double width = Math.max(LEAST_GAP_PX, x(layout, frame, micros(gap.until())) - from);
            if (from + width < layout.gutter() || from > layout.width()) {
                continue;
            }
            double left = Math.max(from, layout.gutter());
            double right = Math.min(from + width, layout.width());
            hatch(canvas, colours.hatch(), left, right, layout.top(), layout.height());
            canvas.setFill(colours.text());
            canvas.fillText(gap.id(), left + 4, layout.top() + layout.row() / 2);
        }
    }

    private static void hatch(
            GraphicsContext canvas, Color colour, double left, double right, double top, double bottom) {
        canvas.save();
        clip(canvas, left, top, right - left, bottom - top);
        canvas.setStroke(colour.deriveColor(0, 1, 1, HATCH_ALPHA));
        canvas.setLineWidth(1);
        double height = bottom - top;
        double width = right - left;
        // in a narrow gap the lines are short ones, one below the other; in a wide one they cross it
        for (double at = -height; at < width; at += HATCH_STEP) {
            canvas.strokeLine(left + at, bottom, left + at + height, top);
        }
        canvas.strokeLine(left + 0.5, top, left + 0.5, bottom);
        canvas.strokeLine(right - 0.5, top, right - 0.5, bottom);
        canvas.restore();
    }

    private static void area(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        Area area = frame.area();
        if (area == null) {
            return;
        }
        double from = x(layout, frame, area.fromMicros());
        double until = Math.max(from + 1, x(layout, frame, area.untilMicros()));
        canvas.setFill(colours.accent().deriveColor(0, 1, 1, 0.10));
        canvas.fillRect(from, layout.overview(), until - from, layout.height() - layout.overview());
        canvas.setStroke(colours.accent());
        canvas.setLineWidth(1);
        for (double edge : new double[] {from, until}) {
            double x = Math.floor(edge) + 0.5;
            canvas.strokeLine(x, layout.overview(), x, layout.height());
            canvas.setFill(colours.accent());
            canvas.fillRoundRect(x - 3, layout.overview() + 3, 6, layout.axis() - 6, 3, 3);
        }
    }

    private static void pointer(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        if (frame.hoverX() >= layout.gutter()) {
            canvas.setStroke(colours.muted().deriveColor(0, 1, 1, 0.6));
            canvas.setLineWidth(1);
            double x = Math.floor(frame.hoverX()) + 0.5;
            canvas.strokeLine(x, layout.overview(), x, layout.height());
        }
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
