package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.widget.Looks;
import io.auditworkbench.workbench.StrangeShop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Text that could steer a screen is spelled out wherever it is read, so that no line says what is not in the record.
@Tag("screen")
class ForeignTextScreenTest {

    @Test
    void noScreenObeysTheTextThatItShows(@TempDir Path home) {
        List<String> obeyed = new ArrayList<>();
        try (ShownDesktop desktop = ShownDesktop.of(home, StrangeShop.foreign(home))) {
            for (ScreenId screen : ScreenId.values()) {
                go(desktop, screen, subject(screen));
                collect(screen.name(), desktop, obeyed);
            }
            go(desktop, ScreenId.EVENTS, "E2");
            desktop.picture("foreign-events");
            for (int tab = 0; tab < 6; tab++) {
                int each = tab;
                ShownDesktop.onScreen(() -> {
                    desktop.node(javafx.scene.control.TabPane.class, "#events-detail .tab-pane")
                            .getSelectionModel()
                            .select(each);
                    return null;
                });
                desktop.settle();
                collect("detail " + tab, desktop, obeyed);
            }
            desktop.picture("foreign-raw");
            TableView<?> changes = desktop.node(TableView.class, "#events-changes");
            ShownDesktop.onScreen(() -> {
                desktop.node(javafx.scene.control.TabPane.class, "#events-detail .tab-pane")
                        .getSelectionModel()
                        .select(0);
                changes.requestFocus();
                changes.getSelectionModel().selectLast();
                return null;
            });
            desktop.settle().press(KeyCode.F7);
            collect("viewer", desktop, obeyed);
            desktop.picture("foreign-viewer").press(KeyCode.ESCAPE);
            go(desktop, ScreenId.ROW_HISTORY, subject(ScreenId.ROW_HISTORY));
            desktop.themed(Looks.Theme.DARK).picture("foreign-history-dark");
            for (String page : List.of("#history-blame", "#history-as-of", "#history-undo", "#history-raw")) {
                desktop.click(page);
                collect(page, desktop, obeyed);
            }
            go(desktop, ScreenId.TRANSACTION, "T2");
            desktop.picture("foreign-transaction");
        }
        assertThat(obeyed).isEmpty();
    }

    private static String subject(ScreenId screen) {
        return switch (screen) {
            case EVENTS -> "E2";
            case TRANSACTION -> "T2";
            case ROW_HISTORY -> "users%E2%80%AEnimda%E2%80%AC/id-%E2%80%AEnimda%E2%80%AC-7";
            default -> "";
        };
    }

    private static void go(ShownDesktop desktop, ScreenId screen, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().range(TimeRange.everything());
            desktop.desktop().context().navigator().go(screen, subject);
            return null;
        });
        desktop.settle();
    }

    /// A mark that keeps words apart is ours and steers nothing beyond itself.
    private static void collect(String where, ShownDesktop desktop, List<String> obeyed) {
        desktop.texts().stream()
                .filter(text -> text.codePoints()
                        .anyMatch(point ->
                                Character.getType(point) == Character.FORMAT && point != 0x200e && point != 0x200d))
                .forEach(text -> obeyed.add(where + ": " + text));
    }
}
