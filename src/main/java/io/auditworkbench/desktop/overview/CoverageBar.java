package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.overview.Recorded.Piece;
import io.auditworkbench.desktop.overview.Recorded.Strip;
import io.auditworkbench.desktop.overview.Recorded.Watch;
import io.auditworkbench.desktop.widget.Drawing;
import io.auditworkbench.desktop.widget.Looks;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// How the last thirty days were watched: filled, hatched where there is a gap, empty where nobody watched.
final class CoverageBar extends StackPane {

    private static final double LEAST_PX = 3;

    private final Drawing drawing;
    private final Tooltip reason = new Tooltip();
    private @Nullable Strip strip;

    CoverageBar(Looks looks) {
        drawing = new Drawing(looks, this::paint);
        getChildren().add(drawing);
        getStyleClass().add("coverage-bar");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Tooltip.install(this, reason);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> explain(event.getX()));
    }

    void show(Strip now) {
        strip = now;
        setAccessibleText(String.join(
                ". ", now.pieces().stream().map(Piece::reason).distinct().toList()));
        drawing.redraw();
    }

    private void explain(double x) {
        if (strip == null) {
            return;
        }
        for (Piece piece : strip.pieces().reversed()) {
            if (x >= left(piece) && x <= left(piece) + wide(piece)) {
                reason.setText(piece.reason());
                return;
            }
        }
    }

    private void paint(Drawing.Pen pen) {
        if (strip == null) {
            return;
        }
        for (Piece piece : strip.pieces()) {
            double x = left(piece);
            double wide = wide(piece);
            switch (piece.watch()) {
                case NOT_WATCHED -> pen.fill("-bg-sunken", x, 0, wide, pen.height());
                case WATCHED -> pen.fill("-covered", x, 0, wide, pen.height());
                case GAP -> pen.hatch("-warn-bg", "-warn", x, 0, wide, pen.height());
            }
        }
        pen.drawing().setStroke(pen.colour("-line"));
        pen.drawing().strokeRect(0.5, 0.5, pen.width() - 1, pen.height() - 1);
    }

    private double left(Piece piece) {
        return getWidth() * share(piece.from());
    }

    /// A short gap is still to be seen.
    private double wide(Piece piece) {
        double wide = getWidth() * share(piece.until()) - left(piece);
        return piece.watch() == Watch.GAP ? Math.max(LEAST_PX, wide) : wide;
    }

    private double share(Instant at) {
        if (strip == null) {
            return 0;
        }
        double length = Duration.between(strip.from(), strip.until()).toMillis();
        return Math.clamp(Duration.between(strip.from(), at).toMillis() / length, 0, 1);
    }
}
