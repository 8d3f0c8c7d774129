package io.auditworkbench.desktop.explanation;

import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.explanation.Explained.Part;
import io.auditworkbench.desktop.explanation.Explained.Section;
import io.auditworkbench.desktop.explanation.Explained.Sentence;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Taking;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// An explanation: its label, sentences with chips that lead to what they rest on.
///
/// - **Threading**: the JavaFX thread.
public final class ExplanationPane extends VBox {

    private final ScreenKit kit;
    private final ExplanationViewModel model;
    private final Runnable leaving;
    private final Label state = new Label();
    private final FlowPane resting = new FlowPane();
    private final VBox sections = new VBox();
    private final NarrationViewModel narration;
    private final NarrationPane told;

    /// - **Shape**: `leaving` runs before a chip leads elsewhere.
    ExplanationPane(ScreenKit kit, ExplanationViewModel model, Runnable leaving) {
        this.kit = kit;
        this.model = model;
        this.narration = new NarrationViewModel(kit.context());
        this.told = new NarrationPane(kit, narration, this::chip);
        this.leaving = leaving;
        getStyleClass().add("explanation");
        sections.getStyleClass().add("explanation-sections");
        resting.getStyleClass().add("explanation-resting");
        state.setWrapText(true);
        state.managedProperty().bind(state.visibleProperty());
        resting.managedProperty().bind(resting.visibleProperty());
        told.managedProperty().bind(told.visibleProperty());
        told.visibleProperty().bind(model.explainedProperty().isNotNull());
        getChildren().addAll(header(), state, resting, sections, told);
        model.explainedProperty().addListener((_, _, now) -> show(now));
        model.problemProperty().addListener((_, _, now) -> complain(now));
        show(model.explainedProperty().get());
    }

    /// Explains `A17`, `B12`, `T88` or `E1024`.
    public void explain(String id) {
        model.explain(id);
        narration.about(id);
    }

    private Node header() {
        Label made = new Label(kit.text("explanation.made"));
        made.getStyleClass().add("explanation-label");
        ToggleButton rests = new ToggleButton(kit.text("explanation.rests"));
        rests.setId("explanation-rests");
        rests.getStyleClass().add("figure");
        resting.visibleProperty().bind(rests.selectedProperty());
        Button copy = new Button(kit.text("explanation.copy"));
        copy.getStyleClass().add("figure");
        copy.setOnAction(_ -> copy());
        Button jump = new Button(kit.text("explanation.jump"));
        jump.setId("explanation-jump");
        jump.getStyleClass().add("figure");
        jump.setOnAction(_ -> told.reveal());
        made.setWrapText(true);
        HBox acts = new HBox(6, rests, copy, jump);
        acts.setAlignment(Pos.CENTER_LEFT);
        VBox header = new VBox(4, made, acts);
        header.getStyleClass().add("explanation-header");
        return header;
    }

    private void copy() {
        Explained now = model.explainedProperty().get();
        if (now != null) {
            Taking.copy(kit, "explanation", 1, now.plain(kit.text("explanation.made")));
        }
    }

    private void show(@Nullable Explained now) {
        sections.getChildren().clear();
        resting.getChildren().clear();
        state.setVisible(now == null);
        state.setText("");
        if (now != null) {
            now.restsOn().forEach(id -> resting.getChildren().add(chip(id)));
            now.sections().forEach(section -> sections.getChildren().add(section(section)));
        }
    }

    private void complain(@Nullable Problem problem) {
        if (problem != null) {
            state.setText(problem.happened() + " " + problem.nextStep());
        }
    }

    private Node section(Section section) {
        Label title = new Label(section.title());
        title.getStyleClass().add("strong");
        VBox box = new VBox(2, title);
        section.sentences().forEach(sentence -> box.getChildren().add(sentence(sentence)));
        return box;
    }

    private TextFlow sentence(Sentence sentence) {
        TextFlow flow = new TextFlow();
        for (Part part : sentence.parts()) {
            flow.getChildren().add(part(part, sentence.isFact()));
        }
        for (String id : sentence.cites()) {
            flow.getChildren().addAll(new Text(" "), chip(id));
        }
        return flow;
    }

    private Node part(Part part, boolean isFact) {
        return switch (part) {
            case Part.Words(String text) -> {
                Text words = new Text(text);
                words.getStyleClass().add(isFact ? "explanation-fact" : "explanation-guide");
                yield words;
            }
            case Part.Thing(String id) -> chip(id);
            case Part.Events(String filter) -> chip(filter, () -> model.events(filter));
        };
    }

    private Button chip(String id) {
        return chip(id, () -> model.open(id));
    }

    private Button chip(String label, Runnable doing) {
        Button chip = new Button(label);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().add("cite");
        chip.setAccessibleText(kit.text("explanation.chip", label));
        chip.setOnAction(_ -> {
            leaving.run();
            doing.run();
        });
        return chip;
    }
}
