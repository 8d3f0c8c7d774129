package io.auditworkbench.desktop.explanation;

import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.view.NarrationView;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Sets a model up in three steps: is Ollama there, does it have the model, use it.
///
/// - **Threading**: the JavaFX thread.
final class ModelCard {

    private final ScreenKit kit;
    private final NarrationViewModel model;
    private final TextField name = new TextField(NarrationViewModel.PROPOSED);
    private final Label server = new Label();
    private final Label weights = new Label();
    private final Label happened = new Label();
    private final Button use = new Button();

    ModelCard(ScreenKit kit, NarrationViewModel model) {
        this.kit = kit;
        this.model = model;
    }

    void show() {
        Label title = new Label(kit.text("explanation.card.title"));
        title.getStyleClass().add("dialog-title");
        Label about = wrapped(new Label(kit.text("explanation.card.about")), "muted");
        name.setId("model-name");
        name.setAccessibleText(kit.text("explanation.card.model"));
        Label nameLabel = new Label(kit.text("explanation.card.model"));
        nameLabel.setLabelFor(name);
        happened.setId("model-happened");
        wrapped(happened, "narration-silent");
        happened.managedProperty().bind(happened.textProperty().isNotEmpty());
        use.setText(kit.text("explanation.card.use"));
        use.setId("model-use");
        use.setDisable(true);
        use.setOnAction(_ -> {
            kit.overlays().close();
            model.use(name.getText().strip());
        });
        Button check = new Button(kit.text("explanation.card.check"));
        check.setId("model-check");
        check.setDefaultButton(true);
        check.setOnAction(_ -> check());
        Button none = new Button(kit.text("explanation.card.none"));
        none.setId("model-none");
        none.setOnAction(_ -> {
            kit.overlays().close();
            model.use("");
        });
        name.textProperty().addListener((_, _, _) -> use.setDisable(true));
        HBox acts = new HBox(8, check, use, none);
        acts.setAlignment(Pos.CENTER_LEFT);
        HBox field = new HBox(8, nameLabel, name);
        field.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(10, title, about, field, wrapped(server, "model-step"), pull(), happened, acts);
        card.getStyleClass().addAll("palette", "model-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        steps("explanation.card.step.open", "explanation.card.step.open");
        kit.overlays().show(card, Pos.CENTER, () -> {});
        check();
    }

    private Node pull() {
        Button copy = new Button(kit.text("explanation.card.copy"));
        copy.getStyleClass().add("figure");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> Clip.copy(kit, command()));
        Label line = new Label();
        line.textProperty().bind(name.textProperty().map(text -> "ollama pull " + text.strip()));
        line.getStyleClass().add("model-command");
        HBox row = new HBox(8, line, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, wrapped(weights, "model-step"), row);
    }

    private String command() {
        return "ollama pull " + name.getText().strip();
    }

    private void check() {
        use.setDisable(true);
        happened.setText("");
        steps("explanation.card.step.looking", "explanation.card.step.open");
        model.check(name.getText().strip(), this::found);
    }

    private void found(Optional<NarrationView.Silent> hindrance) {
        if (hindrance.isEmpty()) {
            steps("explanation.card.step.yes", "explanation.card.step.yes");
            use.setDisable(false);
            use.requestFocus();
            return;
        }
        boolean isServerThere = hindrance.get().kind().equals("no_model");
        steps(
                isServerThere ? "explanation.card.step.yes" : "explanation.card.step.no",
                isServerThere ? "explanation.card.step.no" : "explanation.card.step.open");
        happened.setText(hindrance.get().happened() + " " + hindrance.get().nextStep());
    }

    private void steps(String first, String second) {
        server.setText(kit.text(first) + " "
                + kit.text("explanation.card.server", model.place().url()));
        weights.setText(kit.text(second) + " "
                + kit.text("explanation.card.weights", name.getText().strip()));
    }

    private static Label wrapped(Label label, String style) {
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
