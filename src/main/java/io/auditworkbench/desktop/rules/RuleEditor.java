package io.auditworkbench.desktop.rules;

import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Duration;

/// A rule as text: what is wrong with it and what it would conclude stand beside it while it is written.
final class RuleEditor extends VBox {

    private static final Duration PAUSE = Duration.millis(350);
    private static final double TEXT_SHARE = 0.56;

    private final ScreenKit kit;
    private final RulesViewModel model;
    private final TextArea text = new TextArea();
    private final Label verdict = new Label();
    private final ListView<Draft.Problem> problems = new ListView<>();
    private final TextArea result = new TextArea();
    private final Button save = new Button();
    private final PauseTransition pause = new PauseTransition(PAUSE);

    /// `done` is called when the editor is left.
    RuleEditor(ScreenKit kit, RulesViewModel model, Runnable done) {
        super(8);
        this.kit = kit;
        this.model = model;
        getStyleClass().add("rule-editor");
        text.setId("rules-text");
        text.getStyleClass().add("mono");
        text.setAccessibleText(kit.text("rules.editor.text"));
        text.textProperty().addListener((_, _, _) -> pause.playFromStart());
        pause.setOnFinished(_ -> model.write(text.getText()));
        verdict.setId("rules-verdict");
        verdict.getStyleClass().add("strong");
        problems.setId("rules-problems");
        problems.setAccessibleText(kit.text("rules.editor.problems"));
        problems.setCellFactory(_ -> new ProblemCell());
        problems.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                goTo(now);
            }
        });
        result.setId("rules-result");
        result.setEditable(false);
        result.setWrapText(true);
        result.setAccessibleText(kit.text("rules.editor.result"));
        VBox side = new VBox(6, verdict, problems, result);
        side.getStyleClass().add("rule-side");
        VBox.setVgrow(result, Priority.ALWAYS);
        problems.managedProperty().bind(problems.visibleProperty());
        result.managedProperty().bind(result.visibleProperty());
        SplitPane split = new SplitPane(text, side);
        split.setOrientation(Orientation.HORIZONTAL);
        split.setDividerPositions(TEXT_SHARE);
        VBox.setVgrow(split, Priority.ALWAYS);
        save.setText(kit.text("rules.save"));
        save.setId("rules-save");
        save.setOnAction(_ -> model.save(text.getText(), done));
        Button cancel = new Button(kit.text("rules.cancel"));
        cancel.setId("rules-cancel");
        cancel.setOnAction(_ -> {
            model.stopTrying();
            done.run();
        });
        Label where = new Label(kit.text("rules.editor.where"));
        where.getStyleClass().add("muted");
        where.setWrapText(true);
        getChildren().addAll(where, split, new HBox(8, save, cancel));
        model.draftProperty().addListener((_, _, now) -> show(now));
        show(model.draftProperty().get());
    }

    /// Begins with a text.
    void edit(String yaml) {
        text.setText(yaml);
        pause.stop();
        model.write(yaml);
        text.requestFocus();
        text.positionCaret(0);
    }

    String text() {
        return text.getText();
    }

    private void show(Draft draft) {
        save.setDisable(!draft.isRule());
        problems.setVisible(!draft.problems().isEmpty());
        problems.getItems().setAll(draft.problems());
        result.setVisible(draft.problems().isEmpty());
        result.setText(draft.isTrying() ? kit.text("rules.editor.trying") : draft.result());
        verdict.setText(
                draft.problems().isEmpty()
                        ? kit.text(draft.isRule() ? "rules.editor.good" : "rules.editor.reading")
                        : kit.text("rules.editor.wrong", draft.problems().size()));
    }

    private void goTo(Draft.Problem problem) {
        String[] lines = text.getText().split("\n", -1);
        int at = 0;
        for (int line = 1; line < problem.line() && line <= lines.length; line++) {
            at += lines[line - 1].length() + 1;
        }
        text.requestFocus();
        text.positionCaret(Math.min(text.getLength(), at + problem.column() - 1));
    }

    /// A list measures its cells without a width, so a text that wraps has to know its own.
    private static final class ProblemCell extends ListCell<Draft.Problem> {

        private static final double ROOM = 32;

        private final Text said = new Text();

        private ProblemCell() {
            said.getStyleClass().add("rule-problem");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Draft.Problem problem, boolean isEmpty) {
            super.updateItem(problem, isEmpty);
            boolean isThere = !isEmpty && problem != null;
            said.setText(isThere ? problem.text() : "");
            if (!said.wrappingWidthProperty().isBound()) {
                said.wrappingWidthProperty().bind(getListView().widthProperty().subtract(ROOM));
            }
            setGraphic(isThere ? said : null);
        }
    }
}
