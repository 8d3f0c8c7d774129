package io.auditworkbench.desktop.transaction;

import io.auditworkbench.desktop.widget.Drawing;
import io.auditworkbench.desktop.widget.Looks;
import io.auditworkbench.desktop.widget.OpBadge;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.layout.StackPane;

/// A long transaction on one line: what was done where, and how far it was read. A click leads to a step; the table
/// beside it says the same in words.
///
/// - **Threading**: the JavaFX thread.
final class StepMap extends StackPane {

    private static final double HEIGHT = 14;

    private final Drawing drawing;
    private List<Step> steps = List.of();
    private long all = 1;

    /// - **Shape**: `going` takes the order of the step that was clicked.
    StepMap(Looks looks, LongConsumer going) {
        drawing = new Drawing(looks, this::paint);
        getStyleClass().add("step-map");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().add(drawing);
        setOnMouseClicked(event -> going.accept(1 + (long) (event.getX() / getWidth() * all)));
    }

    /// Shows the steps that were read, of all that there are.
    void show(List<Step> read, long ofAll) {
        steps = List.copyOf(read);
        all = Math.max(1, ofAll);
        drawing.redraw();
    }

    private void paint(Drawing.Pen pen) {
        pen.fill("-bg-sunken", 0, 0, pen.width(), pen.height());
        double wide = Math.ceil(pen.width() / all);
        for (Step step : steps) {
            double at = Math.floor((step.order() - 1) * pen.width() / all);
            pen.fill(OpBadge.token(step.kind()), at, 0, wide, pen.height());
        }
    }
}
