package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.DesktopSettings;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// Where the detail stands: right, below, or nowhere; remembered, with its share of the room.
///
/// - **Threading**: the JavaFX thread.
final class DetailLayout {

    private static final String WHERE = "events.layout";
    private static final String SHARE = "events.layout.share";
    private static final double USUAL = 0.68;

    /// In a narrower window the detail would leave no room for what a change was.
    private static final double WIDE = 1_500;

    private final DesktopSettings settings;

    private enum Where {
        RIGHT,
        BOTTOM,
        OFF;

        Where next() {
            return switch (this) {
                case RIGHT -> BOTTOM;
                case BOTTOM -> OFF;
                case OFF -> RIGHT;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    DetailLayout(DesktopSettings settings) {
        this.settings = settings;
    }

    private Where where(SplitPane split) {
        boolean isWide = split.getScene() != null && split.getScene().getWidth() >= WIDE;
        String word = settings.text(WHERE, isWide ? Where.RIGHT.word() : Where.BOTTOM.word());
        for (Where each : Where.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return Where.RIGHT;
    }

    /// Follows the window as long as nobody chose.
    void keep(SplitPane split, Node list, Node detail) {
        arrange(split, list, detail);
        split.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                scene.widthProperty().addListener(_ -> follow(split, list, detail));
                follow(split, list, detail);
            }
        });
    }

    private void follow(SplitPane split, Node list, Node detail) {
        boolean isRight = split.getOrientation() == Orientation.HORIZONTAL;
        boolean isOther = settings.text(WHERE, "").isEmpty() && isRight != (where(split) == Where.RIGHT);
        if (isOther) {
            arrange(split, list, detail);
        }
    }

    /// Puts both into the pane as it was last.
    void arrange(SplitPane split, Node list, Node detail) {
        Where where = where(split);
        split.setOrientation(where == Where.BOTTOM ? Orientation.VERTICAL : Orientation.HORIZONTAL);
        if (where == Where.OFF) {
            split.getItems().setAll(list);
            return;
        }
        split.getItems().setAll(list, detail);
        SplitPane.setResizableWithParent(detail, false);
        split.setDividerPositions(settings.number(SHARE + "." + where.word(), USUAL));
        split.getDividers()
                .getFirst()
                .positionProperty()
                .addListener((_, _, at) ->
                        settings.put(SHARE + "." + where.word(), String.format(Locale.ROOT, "%.3f", at.doubleValue())));
    }

    /// The next of the three.
    void next(SplitPane split, Node list, Node detail) {
        settings.put(WHERE, where(split).next().word());
        arrange(split, list, detail);
    }
}
