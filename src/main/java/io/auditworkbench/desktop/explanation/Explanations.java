package io.auditworkbench.desktop.explanation;

import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Explains things of every screen: in a part of the screen, or over it.
///
/// - **Threading**: the JavaFX thread.
public final class Explanations {

    private final ScreenKit kit;
    private final ReadOnlyStringWrapper asked = new ReadOnlyStringWrapper("");

    public Explanations(ScreenKit kit) {
        this.kit = kit;
    }

    /// What somebody last asked to have explained, empty before.
    public ReadOnlyStringProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// A pane for a place in a screen, which explains what it is told to.
    public ExplanationPane pane() {
        return new ExplanationPane(kit, new ExplanationViewModel(kit.context()), () -> {});
    }

    /// Explains `A17`, `B12`, `T88` or `E1024` over the screen: what the key `e` does.
    public void show(String id) {
        asked.set(id);
        ExplanationPane pane = new ExplanationPane(kit, new ExplanationViewModel(kit.context()), kit.overlays()::close);
        pane.explain(id);
        ScrollPane scroll = new ScrollPane(pane);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("explanation-scroll");
        Label title = new Label(kit.text("explanation.title", id));
        title.getStyleClass().add("dialog-title");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox dialog = new VBox(title, scroll);
        dialog.getStyleClass().addAll("palette", "explanation-dialog");
        kit.overlays().show(dialog, Pos.CENTER_RIGHT, () -> {});
    }
}
