package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The line with a few keys of the screen that is shown.
public final class HintBarController {

    private static final int MOST_HINTS = 6;

    private final ScreenKit kit;

    @FXML
    private HBox root;

    public HintBarController(ScreenKit kit) {
        this.kit = kit;
    }

    void show(List<Act> acts) {
        root.getChildren().clear();
        acts.stream()
                .filter(act -> !act.keys().isEmpty())
                .limit(MOST_HINTS)
                .forEach(act -> hint(act.keys(), act.labelKey()));
        hint("Ctrl+K", "shell.act.palette");
        hint("?", "shell.act.help");
    }

    private void hint(String keys, String labelKey) {
        Label cap = new Label(keys.split(" ", -1)[0]);
        cap.getStyleClass().add("key-cap");
        Label text = new Label(kit.text(labelKey));
        text.getStyleClass().add("muted");
        HBox hint = new HBox(4, cap, text);
        hint.getStyleClass().add("hint");
        root.getChildren().add(hint);
    }
}
