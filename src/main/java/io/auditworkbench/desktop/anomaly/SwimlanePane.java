package io.auditworkbench.desktop.anomaly;

import io.auditworkbench.desktop.anomaly.Lanes.Cell;
import io.auditworkbench.desktop.anomaly.Lanes.Lane;
import io.auditworkbench.desktop.widget.Drawing;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.SeverityBadge;
import io.auditworkbench.model.finding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Checks over time: a click on a cell or a name chooses it, dragging chooses a stretch of time.
final class SwimlanePane extends VBox {

    private static final int MOST_LANES = 7;
    private static final double LANE_EM = 1.32;
    private static final double DRAG_PX = 5;
    private static final double GLYPH_SHARE = 0.62;
    private static final double LOW_TALL = 0.55;

    private final ScreenKit kit;
    private final AnomalyViewModel model;
    private final VBox lanes = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final Label begins = new Label();
    private final Label ends = new Label();
    private final List<Drawing> drawings = new ArrayList<>();
    private Lanes shown = new Lanes(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), List.of());
    private double pressedAt;

    SwimlanePane(ScreenKit kit, AnomalyViewModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().add("swimlanes");
        lanes.getStyleClass().add("lanes");
        scroll.setContent(lanes);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("lanes-scroll");
        getChildren().addAll(scroll, axis());
        model.listedProperty().addListener((_, _, now) -> show(now));
        model.choiceProperty().addListener((_, _, _) -> drawings.forEach(Drawing::redraw));
    }

    private HBox axis() {
        Region names = new Region();
        names.getStyleClass().add("lane-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        begins.getStyleClass().add("muted");
        ends.getStyleClass().add("muted");
        return new HBox(names, begins, space, ends);
    }

    private void show(@Nullable Listed listed) {
        lanes.getChildren().clear();
        drawings.clear();
        if (listed == null) {
            return;
        }
        shown = listed.lanes();
        begins.setText(kit.context().times().day(shown.from()));
        ends.setText(kit.context().times().day(shown.until()));
        shown.lanes().forEach(lane -> lanes.getChildren().add(row(lane)));
        scroll.setMinHeight(Math.min(MOST_LANES, shown.lanes().size())
                        * LANE_EM
                        * kit.looks().fontPx()
                + 2);
        scroll.setPrefHeight(scroll.getMinHeight());
        setVisible(!shown.lanes().isEmpty());
        setManaged(!shown.lanes().isEmpty());
    }

    private HBox row(Lane lane) {
        Button name = new Button(lane.title());
        name.getStyleClass().add("lane-name");
        name.setId("lane-" + lane.detector());
        name.setTooltip(new Tooltip(lane.title()));
        name.setAccessibleText(kit.text(
                "anomaly.lane",
                lane.title(),
                lane.cells().stream().mapToInt(Cell::count).sum(),
                word(lane.worst())));
        name.setOnAction(_ -> toggle(Choice.ofCheck(lane.detector())));
        Drawing drawing = new Drawing(kit.looks(), pen -> paint(pen, lane));
        drawing.getStyleClass().add("lane");
        HBox.setHgrow(drawing, Priority.ALWAYS);
        drawing.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressedAt = event.getX());
        drawing.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released(drawing, lane, event.getX()));
        drawings.add(drawing);
        return new HBox(name, drawing);
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private void toggle(Choice choice) {
        model.choiceProperty().set(choice.equals(model.choiceProperty().get()) ? Choice.EVERYTHING : choice);
    }

    private void released(Drawing drawing, Lane lane, double x) {
        double begin = share(drawing, Math.min(x, pressedAt));
        double end = share(drawing, Math.max(x, pressedAt));
        if (Math.abs(x - pressedAt) > DRAG_PX) {
            model.choiceProperty().set(Choice.ofTime(shown.moment(begin), shown.moment(end)));
            return;
        }
        int cell = Math.clamp((long) (begin * Lanes.CELLS), 0, Lanes.CELLS - 1);
        toggle(Choice.ofCell(
                lane.detector(), shown.moment((double) cell / Lanes.CELLS), shown.moment((cell + 1.0) / Lanes.CELLS)));
    }

    private static double share(Drawing drawing, double x) {
        return Math.clamp(x / Math.max(1, drawing.getWidth()), 0, 1);
    }

    private void paint(Drawing.Pen pen, Lane lane) {
        pen.fill("-bg-sunken", 0, 0, pen.width(), pen.height() - 1);
        paintChoice(pen, lane);
        double wide = pen.width() / Lanes.CELLS;
        for (Cell cell : lane.cells()) {
            boolean isTall = cell.worst().compareTo(Severity.HIGH) >= 0;
            double tall = (pen.height() - 1) * (isTall ? 1 : LOW_TALL);
            pen.fill(
                    SeverityBadge.token(cell.worst()),
                    cell.number() * wide,
                    pen.height() - 1 - tall,
                    Math.max(3, wide - 1),
                    tall);
            if (isTall) {
                glyph(pen, cell, wide);
            }
        }
    }

    private static void glyph(Drawing.Pen pen, Cell cell, double wide) {
        pen.drawing().setFill(pen.colour("-bg"));
        pen.drawing().setFont(Font.font(pen.height() * GLYPH_SHARE));
        pen.drawing().setTextAlign(TextAlignment.CENTER);
        pen.drawing().setTextBaseline(VPos.CENTER);
        pen.drawing().fillText(SeverityBadge.shape(cell.worst()), (cell.number() + 0.5) * wide - 0.5, pen.height() / 2);
    }

    private void paintChoice(Drawing.Pen pen, Lane lane) {
        Choice choice = model.choiceProperty().get();
        boolean isMeant = choice.detector()
                .filter(wanted -> !wanted.equals(lane.detector()))
                .isEmpty();
        if (choice.isEverything() || !isMeant) {
            return;
        }
        double from = choice.from().map(shown::place).orElse(0.0) * pen.width();
        double until = choice.until().map(shown::place).orElse(1.0) * pen.width();
        pen.fill("-bg-selected", from, 0, until - from, pen.height() - 1);
    }
}
