package io.auditworkbench.desktop.widget;

import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.HistogramView;
import java.time.Instant;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// How much happened when, as bars of stacked operations. Dragging over bars chooses their time; with keys the arrows
/// move, Shift and the arrows extend, Enter chooses.
///
/// - **Threading**: the JavaFX thread.
public final class Histogram extends Region {

    private static final int NONE = -1;

    private final Canvas canvas = new Canvas();
    private final ColourTokens colours = new ColourTokens();
    private final HistogramPainter painter = new HistogramPainter(canvas, colours);
    private final ScreenKit kit;

    private @Nullable HistogramView shown;
    private Set<Integer> flagged = Set.of();
    private int anchor = NONE;
    private int bar = NONE;
    private boolean isDragging;
    private BiConsumer<Instant, Instant> chosen = (_, _) -> {};

    public Histogram(ScreenKit kit) {
        this.kit = kit;
        getStyleClass().add("histogram");
        getChildren().addAll(canvas, colours);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        Keys.takeLetters(this);
        say();
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseMoved(event -> hover(barAt(event.getX())));
        setOnMouseExited(_ -> hover(NONE));
        setOnKeyPressed(this::typed);
        focusedProperty().addListener(_ -> focusChanged());
        kit.looks().shownProperty().addListener(_ -> paint());
    }

    /// Called with the begin and the end of the time that somebody chose, the end not part of it.
    public void onChosen(BiConsumer<Instant, Instant> listener) {
        chosen = listener;
    }

    /// Shows counts, null for none; `bars` are the places of bars with findings, which get a dot.
    public void show(@Nullable HistogramView view, Set<Integer> bars) {
        boolean isOther = shown == null
                || view == null
                || !shown.from().equals(view.from())
                || !shown.width().equals(view.width());
        shown = view;
        flagged = Set.copyOf(bars);
        if (isOther) {
            anchor = NONE;
            bar = NONE;
        }
        say();
        paint();
    }

    /// What is shown.
    public @Nullable HistogramView shown() {
        return shown;
    }

    /// The bar that keys and pointer are at, -1 for none.
    public int bar() {
        return bar;
    }

    private int bars() {
        return shown == null ? 0 : shown.bars().size();
    }

    private int barAt(double x) {
        return bars() == 0 || getWidth() <= 0 ? NONE : Math.clamp((long) (x / getWidth() * bars()), 0, bars() - 1);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        isDragging = true;
        anchor = barAt(event.getX());
        bar = anchor;
        moved();
    }

    private void dragged(MouseEvent event) {
        bar = barAt(event.getX());
        moved();
    }

    private void released(MouseEvent event) {
        isDragging = false;
        boolean isRange = anchor != bar || event.getClickCount() == 2;
        if (isRange) {
            choose();
        }
    }

    private void hover(int at) {
        if (!isDragging && !isFocused() && at != bar) {
            bar = at;
            anchor = at;
            moved();
        }
    }

    private void focusChanged() {
        if (isFocused() && bar == NONE && bars() > 0) {
            bar = bars() - 1;
            anchor = bar;
        }
        moved();
    }

    private void typed(KeyEvent event) {
        if (bars() == 0 || event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> step(-1, event);
            case RIGHT -> step(1, event);
            case HOME -> step(-bars(), event);
            case END -> step(bars(), event);
            case ENTER -> {
                choose();
                event.consume();
            }
            default -> {}
        }
    }

    private void step(int by, KeyEvent event) {
        bar = Math.clamp((long) bar + by, 0, bars() - 1);
        if (!event.isShiftDown()) {
            anchor = bar;
        }
        event.consume();
        moved();
    }

    private void choose() {
        HistogramView view = shown;
        if (view == null || bar == NONE || anchor == NONE) {
            return;
        }
        chosen.accept(view.start(Math.min(anchor, bar)), view.start(Math.max(anchor, bar) + 1));
    }

    private void moved() {
        say();
        paint();
    }

    private void say() {
        setAccessibleText(sentence());
    }

    private String sentence() {
        HistogramView view = shown;
        if (view == null || bar == NONE || bar >= bars()) {
            return kit.text("widget.histogram.name", bars());
        }
        return kit.text(
                "widget.histogram.bar",
                bar + 1,
                bars(),
                kit.context().times().minute(view.start(bar)),
                view.bars().get(bar).total());
    }

    private String legend() {
        HistogramView view = shown;
        if (view == null || bar == NONE || bar >= bars()) {
            return "";
        }
        StringJoiner parts = new StringJoiner(" · ");
        int first = Math.min(anchor, bar);
        int last = Math.max(anchor, bar);
        parts.add(kit.context().times().minute(view.start(first)) + " – "
                + kit.context().times().minute(view.start(last + 1)));
        long total = 0;
        for (ChangeKind kind : ChangeKind.values()) {
            long events = 0;
            for (int i = first; i <= last; i++) {
                events += view.bars().get(i).of(kind);
            }
            total += events;
            if (events > 0) {
                parts.add(kit.text("widget.histogram.part", String.valueOf(kind.letter()), events));
            }
        }
        return total == 0 ? parts + " · " + kit.text("widget.histogram.nothing") : parts.toString();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(0, getWidth()));
        canvas.setHeight(Math.max(0, getHeight()));
        paint();
    }

    private void paint() {
        HistogramPainter.Ends ends = shown == null
                ? new HistogramPainter.Ends("", "")
                : new HistogramPainter.Ends(
                        kit.context().times().minute(shown.start(0)),
                        kit.context().times().minute(shown.start(bars())));
        int first = bar == NONE ? NONE : Math.min(anchor, bar);
        int last = bar == NONE ? NONE : Math.max(anchor, bar);
        painter.paint(shown, flagged, new HistogramPainter.Marked(first, last, isFocused()), ends, legend());
    }
}
