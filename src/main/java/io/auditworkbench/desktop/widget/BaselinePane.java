package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.Messages;
import io.auditworkbench.desktop.widget.BaselineViewModel.Against;
import io.auditworkbench.desktop.widget.BaselineViewModel.Difference;
import io.auditworkbench.desktop.widget.BaselineViewModel.State;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The differences between some events and others: two bars for each, the most telling on top; a click adds it to the
/// filter.
///
/// - **Threading**: the JavaFX thread.
public final class BaselinePane extends VBox {

    private static final double LINK_WIDTH = 300;
    private static final double BAR_WIDTH = 260;

    private final Messages messages;
    private final BaselineViewModel model;
    private final Runnable chosen;
    private final StackPane answer = new StackPane();
    private final HBox choices = new HBox(6);

    /// - **Shape**: `chosen` is run when a difference has been added to the filter.
    public BaselinePane(Messages messages, BaselineViewModel model, Runnable chosen) {
        super(8);
        this.messages = messages;
        this.model = model;
        this.chosen = chosen;
        getStyleClass().add("baseline");
        answer.setAlignment(Pos.TOP_LEFT);
        choices.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(answer, Priority.ALWAYS);
        getChildren().addAll(choices, answer);
        model.stateProperty().addListener((_, _, now) -> show(now));
        show(model.stateProperty().get());
    }

    /// What can be compared with is known with the question.
    private void offer() {
        ToggleGroup group = new ToggleGroup();
        choices.getChildren().setAll(muted(messages.text("widget.baseline.against")));
        for (Against against : model.choices()) {
            choices.getChildren().add(choice(group, against));
        }
    }

    private ToggleButton choice(ToggleGroup group, Against against) {
        ToggleButton button = new ToggleButton(
                messages.text("widget.baseline.against." + against.name().toLowerCase(Locale.ROOT)));
        button.setToggleGroup(group);
        button.setSelected(model.against() == against);
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.against(against);
        });
        return button;
    }

    private void show(State state) {
        if (choices.getChildren().size() != model.choices().size() + 1) {
            offer();
        }
        answer.getChildren().setAll(node(state));
    }

    private Node node(State state) {
        return switch (state) {
            case State.Idle _ -> new Region();
            case State.Counting _ -> muted(messages.text("widget.baseline.counting"));
            case State.Failed(var problem) -> new EmptyState().say(problem);
            case State.Answered answered
            when answered.events() == 0 || answered.usualEvents() == 0 ->
                muted(messages.text("widget.baseline.nothing", answered.events(), answered.usualEvents()));
            case State.Answered answered
            when answered.differences().isEmpty() -> muted(messages.text("widget.baseline.same"));
            case State.Answered answered -> table(answered);
        };
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }

    private Node table(State.Answered answered) {
        GridPane grid = new GridPane(14, 4);
        grid.getStyleClass().add("baseline-table");
        double most = answered.differences().stream()
                .mapToDouble(each -> Math.max(each.share(), each.usualShare()))
                .max()
                .orElse(1);
        int row = 0;
        for (Difference difference : answered.differences()) {
            VBox bars = new VBox(
                    2,
                    bar(difference.share() / most, "baseline-here"),
                    bar(difference.usualShare() / most, "baseline-usual"));
            bars.setAlignment(Pos.CENTER_LEFT);
            grid.addRow(
                    row++,
                    muted(difference.field()),
                    link(difference),
                    bars,
                    new Label(messages.text("widget.baseline.shares", difference.share(), difference.usualShare())));
        }
        Label counts = muted(messages.text(
                answered.isPartial() ? "widget.baseline.partial" : "widget.baseline.counts",
                answered.events(),
                answered.usualEvents()));
        return new VBox(6, grid, counts);
    }

    private Hyperlink link(Difference difference) {
        String value = difference.value().isEmpty() ? messages.text("widget.baseline.none") : difference.value();
        Hyperlink link = new Hyperlink(value);
        link.setMnemonicParsing(false);
        link.setAccessibleText(messages.text(
                "widget.baseline.sentence", difference.field(), value, difference.share(), difference.usualShare()));
        link.setOnAction(_ -> {
            model.narrow(difference);
            chosen.run();
        });
        link.setMaxWidth(LINK_WIDTH);
        return link;
    }

    /// As long as its share of the largest one.
    private static Region bar(double part, String style) {
        Region bar = new Region();
        bar.getStyleClass().addAll("baseline-bar", style);
        bar.setMinWidth(Math.max(2, part * BAR_WIDTH));
        bar.setMaxWidth(Math.max(2, part * BAR_WIDTH));
        return bar;
    }
}
