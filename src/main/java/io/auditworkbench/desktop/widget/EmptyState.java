package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.Problem;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What stands in a place that has nothing to show: what that means, and what can be done.
public final class EmptyState extends VBox {

    private static final double WIDTH = 560;

    private final Label title = new Label();
    private final Label text = new Label();
    private final FlowPane acts = new FlowPane(8, 8);

    public EmptyState() {
        super(8);
        getStyleClass().add("empty-state");
        title.getStyleClass().add("empty-title");
        title.setWrapText(true);
        text.setWrapText(true);
        text.getStyleClass().add("empty-text");
        acts.setAlignment(Pos.CENTER);
        setAlignment(Pos.CENTER);
        setFillWidth(false);
        title.setMaxWidth(WIDTH);
        text.setMaxWidth(WIDTH);
        getChildren().addAll(title, text, acts);
        acts.managedProperty().bind(acts.visibleProperty());
        acts.setVisible(false);
    }

    /// What is so, and what it means; the acts of before are gone.
    public EmptyState say(String what, String meaning) {
        title.setText(what);
        text.setText(meaning);
        acts.getChildren().clear();
        acts.setVisible(false);
        getStyleClass().remove("problem");
        return this;
    }

    /// What went wrong.
    public EmptyState say(Problem problem) {
        say(problem.happened(), problem.nextStep());
        getStyleClass().add("problem");
        return this;
    }

    /// Something that can be done about it.
    public EmptyState offer(String label, Runnable doing) {
        Button button = new Button(label);
        button.setOnAction(_ -> doing.run());
        acts.getChildren().add(button);
        acts.setVisible(true);
        return this;
    }
}
