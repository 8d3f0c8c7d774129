package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.Messages;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.desktop.widget.ColourTokens;
import io.auditworkbench.desktop.widget.Looks;
import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The drawn timeline: one canvas, drawn anew at most once a frame and only when something changed.
///
/// - **Threading**: the JavaFX thread.
final class TimelineCanvas extends Region {

    private static final double USUAL_FONT_PX = 13;

    private final Canvas canvas = new Canvas();
    private final ColourTokens tokens = new ColourTokens();
    private final TimelineDrawing drawing = new TimelineDrawing();
    private final TimelineViewModel model;
    private final AreaViewModel area;
    private final Looks looks;
    private final Messages messages;
    private final TimeShown times;
    private final AnimationTimer timer;
    private @Nullable TimelineColours colours;
    private double scrolled;
    private double hoverX = Double.NaN;

    TimelineCanvas(TimelineViewModel model, AreaViewModel area, Looks looks, Messages messages, TimeShown times) {
        this.model = model;
        this.area = area;
        this.looks = looks;
        this.messages = messages;
        this.times = times;
        setId("timeline-canvas");
        canvas.setManaged(false);
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.LIST_VIEW);
        getChildren().addAll(tokens, canvas);
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                draw();
            }
        };
        model.changesProperty().addListener((_, _, _) -> changed());
        looks.shownProperty().addListener((_, _, _) -> {
            colours = null;
            changed();
        });
        canvas.focusedProperty().addListener((_, _, _) -> changed());
        new TimelinePointer(this, model, area).attach(canvas);
    }

    Canvas canvas() {
        return canvas;
    }

    /// Draws at the next frame.
    void changed() {
        canvas.setAccessibleText(spoken());
        timer.start();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        scrollTo(scrolled);
        changed();
    }

    Layout places() {
        return new Layout(canvas.getWidth(), canvas.getHeight(), looks.fontPx() / USUAL_FONT_PX);
    }

    double scrolled() {
        return scrolled;
    }

    /// Scrolls the tracks that are not pinned.
    void scrollTo(double position) {
        scrolled = Math.clamp(
                position, 0, places().mostScrolled(model.rows().rows().size()));
        changed();
    }

    /// Scrolls as far as is needed to see the row with the focus.
    void reveal() {
        int row = model.focusedRow();
        Layout layout = places();
        int pinned = model.rows().pinnedRows();
        if (row < pinned || layout.height() <= 0) {
            return;
        }
        double y = layout.y(row, pinned, scrolled);
        double top = layout.top() + pinned * layout.row();
        if (y < top) {
            scrollTo(scrolled - (top - y));
        } else if (y + layout.row() > layout.height()) {
            scrollTo(scrolled + y + layout.row() - layout.height());
        }
    }

    void hover(double x) {
        hoverX = x;
        changed();
    }

    /// The moment under the pointer, or the middle of what is shown.
    long pointed() {
        Layout layout = places();
        Viewport view = model.viewport();
        return hoverX >= layout.gutter()
                ? view.micros(hoverX - layout.gutter(), layout.plot())
                : view.fromMicros() + view.lengthMicros() / 2;
    }

    private void draw() {
        Optional<Timeline> shown = model.shown();
        if (shown.isEmpty() || canvas.getWidth() < 1 || canvas.getHeight() < 1) {
            return;
        }
        if (colours == null) {
            colours = TimelineColours.of(tokens);
        }
        drawing.draw(canvas.getGraphicsContext2D(), places(), colours, frame(shown.get()));
    }

    private TimelineFrame frame(Timeline shown) {
        List<TrackRow> rows = model.rows().rows();
        return new TimelineFrame(
                shown,
                model.viewport(),
                model.limits(),
                rows,
                rows.stream()
                        .map(row -> TrackLabels.of(row, shown.tracks(), messages))
                        .toList(),
                rows.stream().map(row -> TrackLabels.count(row, messages)).toList(),
                model.rows().pinnedRows(),
                scrolled,
                canvas.isFocused() ? model.focusedRow() : -1,
                area.areaProperty().get(),
                area.leftOut(),
                model.selected(),
                hoverX,
                times.zone());
    }

    /// What is selected, or which track has the focus, in a sentence.
    String spoken() {
        SelectedMark mark = model.selected();
        if (mark != null) {
            return messages.text(
                    "timeline.mark",
                    mark.shape().sign(),
                    mark.id(),
                    model.label(mark.track()),
                    times.moment(TimelineViewModel.at(mark.micros())),
                    mark.index() + 1,
                    mark.track().size());
        }
        return model.focusedTrack().map(this::spoken).orElse(messages.text("timeline.canvas"));
    }

    private String spoken(MarkTrack track) {
        Viewport view = model.viewport();
        int from = track.firstAt(view.fromMicros());
        long inView = track.events(from, track.firstAt(view.untilMicros(), from));
        return messages.text("timeline.track.spoken", model.label(track), inView, track.events());
    }
}
