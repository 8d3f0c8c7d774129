package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.widget.Drawing;
import io.auditworkbench.desktop.widget.Looks;
import javafx.scene.layout.StackPane;

/// Two numbers on one line: a hollow mark for what is usual, a full one for what was seen.
final class RangePlot extends StackPane {

    private static final double MARGIN = 1.12;
    private static final double MARK_PX = 4;

    private final Detail.Plot plot;

    RangePlot(Looks looks, Detail.Plot plot, String says) {
        this.plot = plot;
        getStyleClass().add("range-plot");
        setAccessibleText(says);
        getChildren().add(new Drawing(looks, this::paint));
    }

    private void paint(Drawing.Pen pen) {
        double low = Math.min(0, Math.min(plot.actual(), plot.typical()));
        double high = Math.max(0, Math.max(plot.actual(), plot.typical()));
        double length = Math.max(1e-9, (high - low) * MARGIN);
        double middle = pen.height() / 2;
        double typical = at(pen, (plot.typical() - low) / length);
        double actual = at(pen, (plot.actual() - low) / length);
        pen.fill("-line", 0, middle - 0.5, pen.width(), 1);
        pen.fill("-bg-selected", Math.min(typical, actual), middle - 2, Math.abs(actual - typical), 4);
        pen.drawing().setStroke(pen.colour("-fg-muted"));
        pen.drawing().strokeRect(typical - MARK_PX + 0.5, middle - MARK_PX + 0.5, 2 * MARK_PX - 1, 2 * MARK_PX - 1);
        pen.drawing().setFill(pen.colour("-accent"));
        pen.drawing().fillOval(actual - MARK_PX, middle - MARK_PX, 2 * MARK_PX, 2 * MARK_PX);
    }

    private static double at(Drawing.Pen pen, double share) {
        return MARK_PX + share * (pen.width() - 2 * MARK_PX);
    }
}
