package io.auditworkbench.desktop.widget;

import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.HistogramView;
import java.util.List;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws a histogram.
final class HistogramPainter {

    private static final double LABELS = 14;
    private static final double DOT = 4;
    private static final double SMALLEST_BAR = 2;
    private static final double GAP_FROM = 4;
    private static final Font SMALL = Font.font(10);

    /// From the baseline up.
    private static final List<ChangeKind> ORDER = List.of(
            ChangeKind.INSERT,
            ChangeKind.UPDATE,
            ChangeKind.DELETE,
            ChangeKind.DDL,
            ChangeKind.TRUNCATE,
            ChangeKind.SNAPSHOT);

    private final Canvas canvas;
    private final ColourTokens colours;

    HistogramPainter(Canvas canvas, ColourTokens colours) {
        this.canvas = canvas;
        this.colours = colours;
    }

    /// The bars that are chosen so far, -1 for none.
    record Marked(int first, int last, boolean isFocused) {}

    /// What stands below the ends.
    record Ends(String from, String until) {}

    void paint(@Nullable HistogramView view, Set<Integer> flagged, Marked marked, Ends ends, String legend) {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        pen.clearRect(0, 0, width, height);
        if (view == null || view.bars().isEmpty() || width < 1) {
            return;
        }
        double base = Math.floor(height - LABELS);
        double step = width / view.bars().size();
        band(pen, marked, step, base);
        long highest = Math.max(1, view.highest());
        for (int i = 0; i < view.bars().size(); i++) {
            bar(pen, view.bars().get(i), Math.rint(i * step), Math.rint((i + 1) * step), base, highest);
            if (flagged.contains(i)) {
                pen.setFill(colours.colour("-sev-high"));
                pen.fillOval((i + 0.5) * step - DOT / 2, 0, DOT, DOT);
            }
        }
        pen.setFill(colours.colour("-line"));
        pen.fillRect(0, base, width, 1);
        labels(pen, ends, legend, width, height);
        if (marked.isFocused()) {
            pen.setStroke(colours.colour("-focus"));
            pen.setLineWidth(2);
            pen.strokeRect(1, 1, width - 2, height - 2);
        }
    }

    private void band(GraphicsContext pen, Marked marked, double step, double base) {
        if (marked.first() >= 0) {
            pen.setFill(colours.colour("-bg-selected"));
            double from = Math.floor(marked.first() * step);
            double until = Math.ceil((marked.last() + 1) * step);
            pen.fillRect(from, 0, until - from, base);
        }
    }

    private void bar(GraphicsContext pen, HistogramView.Bar bar, double from, double until, double base, long highest) {
        long total = bar.total();
        if (total == 0) {
            return;
        }
        double room = base - DOT - 2;
        double full = Math.max(SMALLEST_BAR, room * total / highest);
        double gap = until - from >= GAP_FROM ? 1 : 0;
        double bottom = base;
        for (ChangeKind kind : ORDER) {
            double part = full * bar.of(kind) / total;
            if (part > 0) {
                pen.setFill(colours.colour(OpBadge.token(kind)));
                pen.fillRect(from, bottom - part, Math.max(1, until - from - gap), part);
                bottom -= part;
            }
        }
    }

    private void labels(GraphicsContext pen, Ends ends, String legend, double width, double height) {
        pen.setFont(SMALL);
        pen.setFill(colours.colour("-fg-muted"));
        pen.setTextBaseline(VPos.BOTTOM);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText(ends.from(), 2, height);
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.fillText(ends.until(), width - 2, height);
        pen.setFill(colours.colour("-fg"));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.fillText(legend, width / 2, height);
    }
}
