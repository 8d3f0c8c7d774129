package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.widget.ColourTokens;
import io.auditworkbench.desktop.widget.OpBadge;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.HistogramView;
import java.util.function.IntConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// The whole list in twelve pixels: what was done in the colours of the operations, a tick where something was found,
/// and a frame around what is seen. A click goes there.
///
/// - **Threading**: the JavaFX thread.
final class Minimap extends Region {

    static final double WIDTH = 12;
    private static final double SMALLEST_FRAME = 4;

    private final Canvas canvas = new Canvas();
    private final ColourTokens colours = new ColourTokens();
    private final EventsViewModel model;
    private final EventTable table;
    private final IntConsumer going;

    Minimap(ScreenKit kit, EventsViewModel model, EventTable table, IntConsumer going) {
        this.model = model;
        this.table = table;
        this.going = going;
        getChildren().addAll(canvas, colours);
        getStyleClass().add("minimap");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setOnMousePressed(event -> go(event.getY()));
        setOnMouseDragged(event -> go(event.getY()));
        kit.looks().shownProperty().addListener(_ -> paint());
        model.listing().histogramProperty().addListener(_ -> paint());
        model.flaggedLinesProperty().addListener(_ -> paint());
    }

    private void go(double y) {
        int size = model.rows().size();
        if (size > 0 && getHeight() > 0) {
            going.accept(Math.clamp((long) (y / getHeight() * size), 0, size - 1));
            paint();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        double height = canvas.getHeight();
        pen.clearRect(0, 0, canvas.getWidth(), height);
        int size = model.rows().size();
        HistogramView view = model.listing().histogramProperty().get();
        if (size == 0 || height < 1) {
            return;
        }
        if (view != null && view.total() > 0) {
            bars(pen, view, height);
        }
        pen.setFill(colours.colour("-sev-high"));
        for (int line : model.flaggedLinesProperty().get()) {
            pen.fillRect(WIDTH - 5, Math.floor(height * line / size), 5, 2);
        }
        frame(pen, size, height);
    }

    private void bars(GraphicsContext pen, HistogramView view, double height) {
        double total = view.total();
        long before = 0;
        for (int i = view.bars().size() - 1; i >= 0; i--) {
            HistogramView.Bar bar = view.bars().get(i);
            if (bar.total() == 0) {
                continue;
            }
            double from = height * before / total;
            before += bar.total();
            double until = height * before / total;
            double left = 0;
            for (ChangeKind kind : ChangeKind.values()) {
                double width = (WIDTH - 4) * bar.of(kind) / bar.total();
                if (width > 0) {
                    pen.setFill(colours.colour(OpBadge.token(kind)));
                    pen.fillRect(left, from, width, Math.max(1, until - from));
                    left += width;
                }
            }
        }
    }

    private void frame(GraphicsContext pen, int size, double height) {
        int[] seen = table.seen();
        if (seen[1] > seen[0]) {
            double from = height * seen[0] / size;
            double length = Math.max(SMALLEST_FRAME, height * (seen[1] - seen[0]) / size);
            pen.setStroke(colours.colour("-fg"));
            pen.setLineWidth(1);
            pen.strokeRect(0.5, Math.min(Math.floor(from), height - length) + 0.5, WIDTH - 1, length - 1);
        }
    }
}
