package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.widget.Attempt;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks for one line, and stays until what it is for is kept.
///
/// - **Threading**: the JavaFX thread.
final class AskPane extends VBox {

    private AskPane(
            ScreenKit kit,
            String titleKey,
            String promptKey,
            BiConsumer<String, Consumer<Optional<Problem>>> answered) {
        getStyleClass().addAll("palette", "case-ask");
        Label title = new Label(kit.context().messages().text(titleKey));
        title.getStyleClass().add("dialog-title");
        TextField line = new TextField();
        line.setId("case-line");
        line.setPromptText(kit.context().messages().text(promptKey));
        line.setAccessibleText(title.getText());
        Button done = new Button(kit.text("cases.ask.done"));
        done.setDefaultButton(true);
        Attempt attempt = new Attempt(kit, this);
        done.disableProperty().bind(line.textProperty().isEmpty().or(attempt.isRunningProperty()));
        done.setOnAction(_ -> {
            if (!line.getText().isBlank()) {
                attempt.begin(ended -> answered.accept(line.getText().strip(), ended));
            }
        });
        Button close = new Button(kit.text("cases.ask.not"));
        close.setOnAction(_ -> kit.overlays().close());
        HBox foot = new HBox(8, done, close);
        getChildren().addAll(title, line, attempt.complaint(), foot);
    }

    /// Shows it over the screen; `answered` takes the line, and tells how it ended.
    static void line(
            ScreenKit kit,
            String titleKey,
            String promptKey,
            BiConsumer<String, Consumer<Optional<Problem>>> answered) {
        kit.overlays().show(new AskPane(kit, titleKey, promptKey, answered));
    }
}
