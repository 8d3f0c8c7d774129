package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.timeline.Area.Edge;
import io.auditworkbench.workbench.timeline.MarkTrack;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// What mouse and wheel do on the timeline: a click selects, a drag marks out an area or moves its edges, the wheel
/// zooms where it points, and in the overview the frame is moved.
///
/// - **Threading**: the JavaFX thread.
final class TimelinePointer {

    private static final double GRIP_PX = 5;
    private static final double REACH_PX = 8;
    private static final double DRAG_PX = 4;
    private static final double ZOOM_PER_PIXEL = 1.004;
    private static final double CHECK_BOX_PX = 22;
    private static final double PIN_PX = 20;

    private final TimelineCanvas shown;
    private final TimelineViewModel model;
    private final AreaViewModel area;
    private Drag drag = Drag.NONE;
    private double pressedX;
    private @Nullable Edge edge;

    /// What the button that is held down does.
    private enum Drag {
        NONE,
        BRUSH,
        PRESSED,
        AREA
    }

    TimelinePointer(TimelineCanvas shown, TimelineViewModel model, AreaViewModel area) {
        this.shown = shown;
        this.model = model;
        this.area = area;
    }

    void attach(Canvas canvas) {
        canvas.setOnMousePressed(this::pressed);
        canvas.setOnMouseDragged(this::dragged);
        canvas.setOnMouseReleased(this::released);
        canvas.setOnMouseMoved(event -> {
            shown.hover(event.getX());
            canvas.setCursor(edgeAt(event.getX()) == null ? Cursor.DEFAULT : Cursor.H_RESIZE);
        });
        canvas.setOnMouseExited(_ -> shown.hover(Double.NaN));
        canvas.setOnScroll(this::scrolled);
    }

    private void scrolled(ScrollEvent event) {
        Layout layout = shown.places();
        if (event.getX() < layout.gutter() || event.isShiftDown() || event.getDeltaX() != 0) {
            shift(event, layout);
        } else {
            double factor = Math.pow(ZOOM_PER_PIXEL, -event.getDeltaY());
            model.zoom(factor, micros(event.getX()));
        }
        event.consume();
    }

    /// Over the names the wheel scrolls the tracks; sideways it moves time.
    private void shift(ScrollEvent event, Layout layout) {
        if (event.getX() < layout.gutter()) {
            shown.scrollTo(shown.scrolled() - event.getDeltaY());
            return;
        }
        double delta = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
        Viewport view = model.viewport();
        model.moveTo(view.moved(Math.round(-delta * view.microsPerPixel(layout.plot())), model.limits()));
    }

    private void pressed(MouseEvent event) {
        shown.canvas().requestFocus();
        Layout layout = shown.places();
        pressedX = event.getX();
        drag = Drag.NONE;
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getX() < layout.gutter()) {
            name(event, layout);
        } else if (event.getY() < layout.overview()) {
            drag = Drag.BRUSH;
            brush(event, layout);
        } else {
            edge = edgeAt(event.getX());
            drag = edge == null ? Drag.PRESSED : Drag.AREA;
        }
    }

    private void name(MouseEvent event, Layout layout) {
        int row = rowAt(event, layout);
        if (row < 0 || row >= model.rows().rows().size()) {
            return;
        }
        if (model.rows().rows().get(row) instanceof TrackRow.Track(MarkTrack track, var _)) {
            boolean isBox = area.isThere() && event.getX() < CHECK_BOX_PX * layout.unit();
            if (isBox) {
                area.toggleTrack(track);
                return;
            }
            if (event.getX() > layout.gutter() - PIN_PX * layout.unit()) {
                model.togglePin(track);
                return;
            }
        }
        model.activateRow(row);
    }

    private int rowAt(MouseEvent event, Layout layout) {
        return layout.rowAt(event.getY(), model.rows().pinnedRows(), shown.scrolled());
    }

    private void brush(MouseEvent event, Layout layout) {
        long about = model.limits().micros(event.getX() - layout.gutter(), layout.plot());
        model.moveTo(model.viewport().centredOn(about, model.limits()));
    }

    private void dragged(MouseEvent event) {
        shown.hover(event.getX());
        switch (drag) {
            case NONE -> {
                // the names are not dragged
            }
            case BRUSH -> brush(event, shown.places());
            case PRESSED -> {
                if (Math.abs(event.getX() - pressedX) > DRAG_PX) {
                    drag = Drag.AREA;
                    area.drag(Area.between(micros(pressedX), micros(event.getX())));
                }
            }
            case AREA -> stretch(event.getX());
        }
    }

    private void stretch(double x) {
        Area former = area.areaProperty().get();
        if (edge == null || former == null) {
            area.drag(Area.between(micros(pressedX), micros(x)));
            return;
        }
        Area next = former.withEdge(edge, micros(x));
        // beyond the other edge, the hand holds that one
        boolean isTurned = next.fromMicros() != former.fromMicros() && next.untilMicros() != former.untilMicros();
        if (isTurned) {
            edge = edge == Edge.FROM ? Edge.UNTIL : Edge.FROM;
        }
        area.drag(next);
    }

    private void released(MouseEvent event) {
        Area marked = area.areaProperty().get();
        if (drag == Drag.AREA && marked != null) {
            area.choose(marked);
        } else if (drag == Drag.PRESSED) {
            click(event);
        }
        drag = Drag.NONE;
    }

    private void click(MouseEvent event) {
        int row = rowAt(event, shown.places());
        if (row < 0 || row >= model.rows().rows().size()) {
            return;
        }
        if (!(model.rows().rows().get(row) instanceof TrackRow.Track(MarkTrack track, var _))) {
            model.activateRow(row);
            return;
        }
        model.focusRow(row);
        long reach = Math.round(
                REACH_PX * model.viewport().microsPerPixel(shown.places().plot()));
        int found = Nearest.to(track, micros(event.getX()), reach);
        model.select(found < 0 ? null : new SelectedMark(track, found));
        if (event.getClickCount() == 2) {
            model.open();
        }
    }

    private @Nullable Edge edgeAt(double x) {
        Area marked = area.areaProperty().get();
        if (marked == null) {
            return null;
        }
        if (Math.abs(x(marked.fromMicros()) - x) <= GRIP_PX) {
            return Edge.FROM;
        }
        return Math.abs(x(marked.untilMicros()) - x) <= GRIP_PX ? Edge.UNTIL : null;
    }

    private double x(long micros) {
        Layout layout = shown.places();
        return layout.gutter() + model.viewport().x(micros, layout.plot());
    }

    private long micros(double x) {
        Layout layout = shown.places();
        return model.viewport().micros(Math.max(0, x - layout.gutter()), layout.plot());
    }
}
