package io.auditworkbench.desktop.widget;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over the screens: palette, dialogs, the list of keys. Escape and a click beside it close the topmost.
///
/// - **Threading**: the JavaFX thread.
public final class Overlays extends StackPane {

    private final Deque<Entry> entries = new ArrayDeque<>();

    private final EventHandler<KeyEvent> escape = this::escape;

    private record Entry(StackPane layer, @Nullable Node focusedBefore, Runnable closing) {}

    public Overlays() {
        setPickOnBounds(false);
        getStyleClass().add("overlays");
        // of the scene, because a button that is switched off while it works leaves the focus with nobody
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, escape);
            }
        });
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !entries.isEmpty()) {
            event.consume();
            close();
        }
    }

    /// Shows something in the middle.
    public void show(Region dialog) {
        show(dialog, Pos.CENTER, () -> {});
    }

    /// Shows something at a place of the window; `closing` runs when it is closed, by whatever.
    public void show(Region dialog, Pos position, Runnable closing) {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        StackPane layer = new StackPane(dialog);
        layer.getStyleClass().add("overlay");
        StackPane.setAlignment(dialog, position);
        dialog.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        layer.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (layer.equals(event.getTarget())) {
                close();
            }
        });
        entries.push(new Entry(layer, focused, closing));
        getChildren().add(layer);
        Platform.runLater(() -> {
            if (!isInside(layer)) {
                firstFocusable(dialog).requestFocus();
            }
        });
    }

    private boolean isInside(Node layer) {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at.equals(layer)) {
                return true;
            }
        }
        return false;
    }

    private static Node firstFocusable(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled()) {
            return node;
        }
        if (node instanceof javafx.scene.Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = firstFocusable(child);
                if (found.isFocusTraversable()) {
                    return found;
                }
            }
        }
        return node;
    }

    /// Closes the topmost; the focus goes back to where it was.
    public void close() {
        if (entries.isEmpty()) {
            return;
        }
        Entry entry = entries.pop();
        getChildren().remove(entry.layer());
        if (entry.focusedBefore() != null) {
            entry.focusedBefore().requestFocus();
        }
        entry.closing().run();
    }

    /// Whether something lies over the screens.
    public boolean isShowing() {
        return !entries.isEmpty();
    }
}
