package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever listens to the screens hears what each part is.
@Tag("screen")
class AccessibleScreensTest {

    @Test
    void everyPartThatTakesTheFocusSaysWhatItIs(@TempDir Path home) {
        List<String> silent = new ArrayList<>();
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            for (ScreenId screen : ScreenId.values()) {
                ShownDesktop.onScreen(() -> {
                    desktop.desktop().context().navigator().go(screen, subject(screen));
                    return null;
                });
                desktop.settle();
                ShownDesktop.onScreen(() -> {
                    collect(screen, desktop.scene().getRoot(), silent);
                    return null;
                });
            }
        }
        assertThat(silent).isEmpty();
    }

    private static String subject(ScreenId screen) {
        return switch (screen) {
            case TRANSACTION -> "T88";
            case ROW_HISTORY -> "orders/42";
            case ANOMALIES -> "A1";
            default -> "";
        };
    }

    private static void collect(ScreenId screen, Node node, List<String> silent) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && !isFrame(node) && !isHeard(node)) {
            silent.add(screen + ": " + node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(screen, child, silent));
        }
    }

    /// Parts of controls that only frame others.
    private static boolean isFrame(Node node) {
        return node instanceof ScrollPane || node instanceof ScrollBar || node instanceof SplitPane;
    }

    private static boolean isHeard(Node node) {
        if (hasText(node.getAccessibleText())) {
            return true;
        }
        return switch (node) {
            case Labeled labeled -> hasText(labeled.getText());
            case TextInputControl input -> hasText(input.getPromptText());
            default -> false;
        };
    }

    private static boolean hasText(String text) {
        return text != null && !text.isBlank();
    }
}
