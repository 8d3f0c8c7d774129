package io.auditworkbench.desktop.sql;

import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks what something is to be called.
///
/// - **Threading**: the JavaFX thread.
final class NamePane {

    private NamePane() {}

    /// `named` hears the name, unless somebody changes their mind.
    static void ask(ScreenKit kit, String question, Consumer<String> named) {
        Label title = new Label(question);
        title.getStyleClass().add("dialog-title");
        TextField field = new TextField();
        field.setId("sql-name");
        field.setAccessibleText(question);
        Button save = new Button(kit.text("sql.save.act"));
        Runnable done = () -> {
            if (!field.getText().isBlank()) {
                kit.overlays().close();
                named.accept(field.getText());
            }
        };
        save.setOnAction(_ -> done.run());
        field.setOnAction(_ -> done.run());
        VBox pane = new VBox(title, field, save);
        pane.getStyleClass().add("palette");
        kit.overlays().show(pane, Pos.TOP_CENTER, () -> {});
        field.requestFocus();
    }
}
