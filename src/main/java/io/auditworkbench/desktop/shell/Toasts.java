package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Notices;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Says in a corner of the window what was just finished, for a few seconds; the bell keeps it.
///
/// - **Threading**: the JavaFX thread.
final class Toasts extends VBox {

    private static final Duration SHOWN = Duration.seconds(5);
    private static final int MOST = 3;

    Toasts(Notices notices) {
        super(8);
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        notices.all().addListener((ListChangeListener<Notices.Notice>) change -> {
            while (!notices.isQuiet() && change.next()) {
                change.getAddedSubList().forEach(this::show);
            }
        });
    }

    private void show(Notices.Notice notice) {
        Label what = new Label((notice.isProblem() ? "⚠ " : "") + notice.what());
        what.getStyleClass().add("toast-title");
        what.setWrapText(true);
        Label more = new Label(notice.more());
        more.setWrapText(true);
        more.getStyleClass().add("muted");
        VBox toast = new VBox(4, what);
        if (!notice.more().isEmpty()) {
            toast.getChildren().add(more);
        }
        if (!notice.offerLabel().isEmpty()) {
            Button offer = new Button(notice.offerLabel());
            offer.setOnAction(_ -> notice.offer().run());
            toast.getChildren().add(offer);
        }
        toast.getStyleClass().add("toast");
        toast.setOnMouseClicked(_ -> getChildren().remove(toast));
        getChildren().add(toast);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        PauseTransition pause = new PauseTransition(SHOWN);
        pause.setOnFinished(_ -> getChildren().remove(toast));
        pause.play();
    }
}
