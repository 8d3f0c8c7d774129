package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import io.auditworkbench.workbench.timeline.TrackKind;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// The strip on top: everything at once, and a frame around what the tracks show.
///
/// - **Threading**: the JavaFX thread.
final class OverviewDrawing {

    private static final double BAR = 3;

    private @Nullable Timeline counted;
    private long[] events = new long[0];
    private long most;

    void draw(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        double left = layout.gutter();
        double height = layout.overview() - 4;
        canvas.setFill(colours.raised());
        canvas.fillRect(left, 0, layout.plot(), layout.overview());
        count(frame.timeline(), frame.limits(), (int) (layout.plot() / BAR));
        canvas.setFill(colours.muted());
        for (int bar = 0; bar < events.length; bar++) {
            if (events[bar] > 0) {
                double high = Math.max(2, Math.log1p((double) events[bar]) / Math.log1p((double) most) * (height - 4));
                canvas.fillRect(left + bar * BAR, height - high + 2, BAR - 1, high);
            }
        }
        brush(canvas, layout, colours, frame);
        canvas.setStroke(colours.line());
        canvas.setLineWidth(1);
        canvas.strokeLine(0, layout.overview() - 0.5, layout.width(), layout.overview() - 0.5);
    }

    private static void brush(GraphicsContext canvas, Layout layout, TimelineColours colours, TimelineFrame frame) {
        double left = layout.gutter();
        double from = left + frame.limits().x(frame.viewport().fromMicros(), layout.plot());
        double until = left + frame.limits().x(frame.viewport().untilMicros(), layout.plot());
        canvas.setFill(colours.accent().deriveColor(0, 1, 1, 0.12));
        canvas.fillRect(from, 0, Math.max(2, until - from), layout.overview());
        canvas.setStroke(colours.accent());
        canvas.setLineWidth(1.5);
        canvas.strokeRect(from + 0.75, 0.75, Math.max(2, until - from - 1.5), layout.overview() - 2);
    }

    /// Counts once for each width: a record of a million events is not counted in every frame.
    @SuppressWarnings("ReferenceEquality")
    private void count(Timeline timeline, Viewport limits, int bars) {
        if (timeline == counted && events.length == bars) {
            return;
        }
        counted = timeline;
        events = new long[bars];
        most = 1;
        for (MarkTrack track : timeline.tracks()) {
            if (track.kind() != TrackKind.TABLE) {
                continue;
            }
            int index = 0;
            for (int bar = 0; bar < bars; bar++) {
                int next = track.firstAt(limits.micros(bar + 1.0, bars), index);
                events[bar] += track.events(index, next);
                most = Math.max(most, events[bar]);
                index = next;
            }
        }
    }
}
