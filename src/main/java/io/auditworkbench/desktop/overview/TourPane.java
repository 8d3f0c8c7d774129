package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.overview.TourViewModel.Step;
import io.auditworkbench.desktop.overview.TourViewModel.Tour;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The tour through the demo, beside the overview and never in its way.
final class TourPane extends VBox {

    private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");

    private final ScreenKit kit;
    private final TourViewModel model;
    private final VBox steps = new VBox();

    TourPane(ScreenKit kit, TourViewModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().addAll("card", "overview-card", "tour");
        managedProperty().bind(visibleProperty());
        Label title = new Label(kit.text("overview.tour"));
        title.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button skip = new Button(kit.text("overview.tour.skip"));
        skip.setId("tour-skip");
        skip.getStyleClass().add("flat-button");
        skip.setOnAction(_ -> model.skip());
        HBox line = new HBox(title, space, skip);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, steps);
        model.tourProperty().addListener((_, _, now) -> show(now));
        show(model.tourProperty().get());
    }

    private void show(Tour now) {
        setVisible(now.isShown());
        steps.getChildren().clear();
        for (Step step : Step.values()) {
            boolean isDone = now.done().contains(step);
            Button button = new Button(kit.text(isDone ? "overview.tour.done" : "overview.tour.open", text(step)));
            button.setId("tour-" + TourViewModel.word(step));
            button.getStyleClass().add("tour-step");
            button.setMaxWidth(Double.MAX_VALUE);
            button.pseudoClassStateChanged(NEXT, now.next().filter(step::equals).isPresent());
            button.setOnAction(_ -> model.take(step));
            steps.getChildren().add(button);
        }
        if (now.next().isEmpty()) {
            steps.getChildren().add(new Label(kit.text("overview.tour.end")));
        }
    }

    private String text(Step step) {
        return kit.text("overview.tour.step." + TourViewModel.word(step));
    }
}
