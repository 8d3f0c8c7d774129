package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks for one line.
///
/// - **Threading**: the JavaFX thread.
final class AskPane extends VBox {

    private AskPane(ScreenKit kit, String titleKey, String promptKey, Consumer<String> answered) {
        getStyleClass().addAll("palette", "case-ask");
        Label title = new Label(kit.context().messages().text(titleKey));
        title.getStyleClass().add("dialog-title");
        TextField line = new TextField();
        line.setId("case-line");
        line.setPromptText(kit.context().messages().text(promptKey));
        line.setAccessibleText(title.getText());
        Button done = new Button(kit.text("cases.ask.done"));
        done.setDefaultButton(true);
        done.disableProperty().bind(line.textProperty().map(String::isBlank));
        done.setOnAction(_ -> {
            kit.overlays().close();
            answered.accept(line.getText().strip());
        });
        Button close = new Button(kit.text("cases.ask.not"));
        close.setOnAction(_ -> kit.overlays().close());
        HBox foot = new HBox(8, done, close);
        getChildren().addAll(title, line, foot);
    }

    /// Shows it over the screen.
    static void line(ScreenKit kit, String titleKey, String promptKey, Consumer<String> answered) {
        kit.overlays().show(new AskPane(kit, titleKey, promptKey, answered));
    }
}
