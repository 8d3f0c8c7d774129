package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A card with a question on top and its answer below.
abstract class CardPane<T> extends VBox {

    private static final Duration PATIENCE = Duration.millis(150);

    private final Label waiting;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final HBox beside = new HBox(12);
    private final HBox aside = new HBox(8);
    private final VBox body = new VBox();

    CardPane(ScreenKit kit, String question) {
        getStyleClass().addAll("card", "overview-card");
        Label title = new Label(question);
        title.getStyleClass().add("section-title");
        waiting = new Label(kit.text("overview.waiting"));
        waiting.getStyleClass().add("muted");
        waiting.setVisible(false);
        waiting.managedProperty().bind(waiting.visibleProperty());
        title.setMinWidth(USE_PREF_SIZE);
        beside.setAlignment(Pos.CENTER_LEFT);
        beside.setMinWidth(0);
        HBox.setHgrow(beside, Priority.ALWAYS);
        aside.setAlignment(Pos.CENTER_RIGHT);
        aside.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(12, title, waiting, beside, aside);
        line.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("card-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(line, body);
        patience.setOnFinished(_ -> waiting.setVisible(true));
    }

    /// After the question.
    HBox beside() {
        return beside;
    }

    /// At the right of the question.
    HBox aside() {
        return aside;
    }

    VBox body() {
        return body;
    }

    /// Shows what the card answers, now and later.
    void watch(Card<?> card, ReadOnlyObjectProperty<? extends @Nullable T> answer) {
        answer.addListener((_, _, now) -> arrive(now));
        card.problemProperty().addListener((_, _, now) -> complain(now));
    }

    /// An answer is on its way; this is said only when it takes a while.
    void await() {
        patience.playFromStart();
    }

    private void arrive(@Nullable T answer) {
        rest();
        if (answer != null) {
            show(answer);
        }
    }

    private void rest() {
        patience.stop();
        waiting.setVisible(false);
    }

    abstract void show(T answer);

    private void complain(@Nullable Problem problem) {
        if (problem == null) {
            return;
        }
        rest();
        beside.getChildren().clear();
        aside.getChildren().clear();
        Label happened = new Label(problem.happened());
        happened.setWrapText(true);
        happened.getStyleClass().add("problem-title");
        Label next = new Label(problem.nextStep());
        next.setWrapText(true);
        VBox box = new VBox(happened, next);
        box.getStyleClass().add("problem-box");
        body.getChildren().setAll(box);
    }
}
