package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The keys of the screen that is shown, and those that work everywhere.
///
/// - **Threading**: the JavaFX thread.
final class KeysPane extends VBox {

    private static final double KEY_WIDTH = 170;

    private final ScreenKit kit;
    private final List<Act> acts;
    private final ListView<Act> list = new ListView<>();

    KeysPane(ScreenKit kit, List<Act> acts) {
        this.kit = kit;
        this.acts = acts.stream().filter(act -> !act.keys().isEmpty()).toList();
        getStyleClass().addAll("palette", "keys");
        Label title = new Label(kit.text("shell.keys.title"));
        title.getStyleClass().add("dialog-title");
        TextField field = new TextField();
        field.setPromptText(kit.text("shell.keys.prompt"));
        field.setAccessibleText(kit.text("shell.keys.prompt"));
        field.textProperty().addListener((_, _, typed) -> update(typed));
        list.setAccessibleText(kit.text("shell.keys.title"));
        list.setCellFactory(_ -> new Cell());
        getChildren().addAll(title, field, list);
        update("");
    }

    void open() {
        kit.overlays().show(this);
    }

    private void update(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(acts.stream()
                        .filter(act -> (kit.text(act.labelKey()) + " " + act.keys())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                        .toList());
    }

    private final class Cell extends ListCell<Act> {

        private final Label keys = new Label();
        private final Label label = new Label();
        private final HBox row;

        private Cell() {
            keys.getStyleClass().add("key-cap");
            HBox box = new HBox(keys);
            box.setMinWidth(KEY_WIDTH);
            box.setPrefWidth(KEY_WIDTH);
            keys.setMinWidth(Region.USE_PREF_SIZE);
            row = new HBox(8, box, label);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(Act act, boolean isEmpty) {
            super.updateItem(act, isEmpty);
            if (isEmpty || act == null) {
                setGraphic(null);
                return;
            }
            keys.setText(act.keys().replace(" ", "  "));
            label.setText(kit.text(act.labelKey()));
            setGraphic(row);
        }
    }
}
