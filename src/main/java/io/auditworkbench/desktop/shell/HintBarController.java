package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The line with a few keys of the screen that is shown.
public final class HintBarController {

    private static final int MOST_HINTS = 6;

    private static final int ALWAYS_SHOWN = 2;
    private static final double ROOM_AT_THE_ENDS = 30;

    private final ScreenKit kit;

    @FXML
    private HBox root;

    public HintBarController(ScreenKit kit) {
        this.kit = kit;
    }

    @FXML
    private void initialize() {
        root.widthProperty().addListener(_ -> fit());
    }

    /// Hints that have no room are left out whole, the last ones first; how to get at all of them stays.
    private void fit() {
        double room = root.getWidth() - ROOM_AT_THE_ENDS;
        List<Node> hints = root.getChildren();
        double taken = 0;
        for (Node hint : hints.subList(Math.max(0, hints.size() - ALWAYS_SHOWN), hints.size())) {
            taken += hint.prefWidth(-1) + root.getSpacing();
        }
        for (Node hint : hints.subList(0, Math.max(0, hints.size() - ALWAYS_SHOWN))) {
            taken += hint.prefWidth(-1) + root.getSpacing();
            hint.setVisible(taken <= room);
            hint.setManaged(hint.isVisible());
        }
    }

    void show(List<Act> acts) {
        root.getChildren().clear();
        acts.stream()
                .filter(act -> !act.keys().isEmpty())
                .limit(MOST_HINTS)
                .forEach(act -> hint(act.keys(), act.labelKey()));
        hint("Ctrl+K", "shell.act.palette");
        hint("?", "shell.act.help");
        Platform.runLater(this::fit);
    }

    private void hint(String keys, String labelKey) {
        Label cap = new Label(keys.split(" ", -1)[0]);
        cap.getStyleClass().add("key-cap");
        Label text = new Label(kit.text(labelKey));
        text.getStyleClass().add("muted");
        HBox hint = new HBox(4, cap, text);
        hint.getStyleClass().add("hint");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        root.getChildren().add(hint);
    }
}
