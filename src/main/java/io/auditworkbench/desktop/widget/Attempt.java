package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// Keeps what somebody wrote in a dialog: the dialog goes when it is kept, and stays with every word when it is not.
///
/// - **Threading**: the JavaFX thread.
public final class Attempt {

    private static final Duration PATIENCE = Duration.seconds(1);

    private final ScreenKit kit;
    private final Region dialog;
    private final Label complaint = new Label();
    private final ReadOnlyBooleanWrapper isRunning = new ReadOnlyBooleanWrapper();
    private final PauseTransition waiting = new PauseTransition(PATIENCE);

    /// - **Shape**: `dialog` lies over the screens.
    public Attempt(ScreenKit kit, Region dialog) {
        this.kit = kit;
        this.dialog = dialog;
        complaint.getStyleClass().add("problem-box");
        complaint.setId("attempt-problem");
        complaint.setWrapText(true);
        complaint.setMaxWidth(Double.MAX_VALUE);
        complaint.managedProperty().bind(complaint.visibleProperty());
        complaint.setVisible(false);
        waiting.setOnFinished(_ -> {
            complaint.setText(kit.text("widget.attempt.waiting"));
            complaint.setVisible(true);
        });
    }

    /// Why it was not kept, and what to do, or what it waits for; it takes no room before.
    public Label complaint() {
        return complaint;
    }

    /// While one runs there is nothing to press.
    public ReadOnlyBooleanProperty isRunningProperty() {
        return isRunning.getReadOnlyProperty();
    }

    /// Tries; `keeping` is told whom to tell how it ended: with a problem or without.
    public void begin(Consumer<Consumer<Optional<Problem>>> keeping) {
        if (!isRunning.get()) {
            isRunning.set(true);
            complaint.setVisible(false);
            waiting.playFromStart();
            keeping.accept(this::ended);
        }
    }

    private void ended(Optional<Problem> problem) {
        waiting.stop();
        complaint.setVisible(false);
        isRunning.set(false);
        problem.ifPresentOrElse(this::complain, this::close);
    }

    private void complain(Problem problem) {
        complaint.setText((problem.happened() + " " + problem.nextStep()).strip());
        complaint.setVisible(true);
        if (dialog.getScene() == null) {
            kit.context().notices().problem(problem);
        } else {
            kit.context().notices().remember(problem);
        }
    }

    private void close() {
        if (dialog.getScene() != null) {
            kit.overlays().close();
        }
    }
}
