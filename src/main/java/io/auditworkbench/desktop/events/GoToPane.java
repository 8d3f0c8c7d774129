package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks for an id or a time to go to.
///
/// - **Threading**: the JavaFX thread.
final class GoToPane {

    private final ScreenKit kit;
    private final EventsViewModel model;

    GoToPane(ScreenKit kit, EventsViewModel model) {
        this.kit = kit;
        this.model = model;
    }

    void open() {
        TextField field = new TextField();
        field.setId("events-go");
        field.setPromptText(kit.text("events.go.prompt"));
        field.setAccessibleText(kit.text("events.act.go"));
        Label title = new Label(kit.text("events.act.go"));
        title.getStyleClass().add("dialog-title");
        VBox box = new VBox(8, title, field);
        box.getStyleClass().addAll("palette", "go-to");
        field.setOnAction(_ -> {
            String text = field.getText().strip();
            kit.overlays().close();
            go(text);
        });
        kit.overlays().show(box, Pos.TOP_CENTER, () -> {});
    }

    private void go(String text) {
        if (text.isEmpty()) {
            return;
        }
        boolean isTime = text.matches("[0-9]{4}-[0-9]{2}.*|[0-9]{1,2}:[0-9]{2}.*");
        if (isTime) {
            model.jumps().toTime(text);
        } else {
            kit.context().navigator().open(text.matches("[0-9]+") ? "E" + text : text);
        }
    }
}
