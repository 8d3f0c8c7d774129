package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.widget.Screen;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Gives a screen the focus when it can take it: a list that is still being read cannot, and gets it when it is there.
///
/// Whoever has put the focus elsewhere meanwhile keeps it.
///
/// - **Threading**: the JavaFX thread.
final class FocusSoon {

    private static final Duration BETWEEN = Duration.millis(40);
    private static final int TRIES = 100;

    private final Screen screen;
    private final BooleanSupplier isHere;

    /// - **Shape**: `isHere` tells whether the screen is still the one that is shown, with nothing over it.
    FocusSoon(Screen screen, BooleanSupplier isHere) {
        this.screen = screen;
        this.isHere = isHere;
    }

    void begin() {
        Platform.runLater(() -> attempt(TRIES));
    }

    private void attempt(int left) {
        if (!isHere.getAsBoolean() || left == 0) {
            return;
        }
        screen.focus();
        Node owner = owner();
        if (isInside(owner)) {
            return;
        }
        PauseTransition pause = new PauseTransition(BETWEEN);
        pause.setOnFinished(_ -> {
            // the focus also wanders by itself when what had it is gone; only somebody who types has put it somewhere
            if (!(owner() instanceof TextInputControl) || Objects.equals(owner, owner())) {
                attempt(left - 1);
            }
        });
        pause.play();
    }

    private @Nullable Node owner() {
        return screen.root().getScene() == null
                ? null
                : screen.root().getScene().getFocusOwner();
    }

    private boolean isInside(@Nullable Node owner) {
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at.equals(screen.root())) {
                return true;
            }
        }
        return false;
    }
}
