package io.auditworkbench.desktop.widget;

import io.auditworkbench.model.finding.Severity;
import java.util.List;
import javafx.scene.layout.StackPane;

/// When something was found, as marks on a line that is as long as the range.
public final class MomentStrip extends StackPane {

    private static final double BIN_PX = 4;
    private static final double LEAST_TALL = 0.6;

    private final Drawing drawing;
    private List<Double> places = List.of();
    private Severity severity = Severity.INFO;

    public MomentStrip(Looks looks) {
        drawing = new Drawing(looks, this::paint);
        getStyleClass().add("moment-strip");
        getChildren().add(drawing);
    }

    /// Shows moments.
    ///
    /// - **Units**: `at` from 0, the beginning of the range, to 1, its end.
    public void show(List<Double> at, Severity worst) {
        places = List.copyOf(at);
        severity = worst;
        drawing.redraw();
    }

    private void paint(Drawing.Pen pen) {
        pen.fill("-line", 0, pen.height() - 1, pen.width(), 1);
        int bins = Math.max(1, (int) (pen.width() / BIN_PX));
        int[] counts = new int[bins];
        int most = 1;
        for (double place : places) {
            int bin = Math.clamp((long) (place * bins), 0, bins - 1);
            counts[bin]++;
            most = Math.max(most, counts[bin]);
        }
        for (int bin = 0; bin < bins; bin++) {
            if (counts[bin] > 0) {
                double tall = Math.max(pen.height() * LEAST_TALL, (pen.height() - 1) * counts[bin] / most);
                pen.fill(
                        SeverityBadge.token(severity), bin * pen.width() / bins, pen.height() - tall, BIN_PX - 1, tall);
            }
        }
    }
}
