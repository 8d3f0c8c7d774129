package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.widget.Looks;
import io.auditworkbench.workbench.StrangeShop;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table of 500 columns: each of them can be reached, and only those in sight are drawn.
@Tag("screen")
class WideRowScreenTest {

    /// More nodes than a screen full of lines needs.
    private static final int MOST_NODES = 4_000;

    @Test
    void everyColumnCanBeReachedAndOnlyThoseInSightAreDrawn(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.of(home, StrangeShop.wide(home))) {
            everything(desktop, ScreenId.EVENTS, "E2");
            TableView<?> changes = desktop.node(TableView.class, "#events-changes");
            assertThat(ShownDesktop.<Integer>onScreen(() -> changes.getItems().size()))
                    .isEqualTo(StrangeShop.COLUMNS / 2);
            desktop.sees("measure_001 1→1001").sees("· +245").picture("wide-detail");
            assertFew(desktop);
            CheckBox all = desktop.node(CheckBox.class, ".changes .check-box");
            ShownDesktop.onScreen(() -> {
                all.fire();
                changes.scrollTo(StrangeShop.COLUMNS - 1);
                return null;
            });
            desktop.settle().sees("measure_499");
            assertFew(desktop);
            ShownDesktop.onScreen(() -> {
                desktop.node(TableView.class, "#events-table").requestFocus();
                return null;
            });
            desktop.press(KeyCode.Y).sees("\"measure_499\"");

            everything(desktop, ScreenId.ROW_HISTORY, "shop.measures/1");
            desktop.sees("measure_001").sees("240 more").picture("wide-history");
            assertFew(desktop);
            desktop.click("#history-blame").sees("measure_001").picture("wide-blame");
            assertFew(desktop);
            desktop.themed(Looks.Theme.DARK).click("#history-raw");
            assertThat(ShownDesktop.<String>onScreen(
                            () -> desktop.node(TextArea.class, "#history-text").getText()))
                    .contains("measure_499");
            desktop.picture("wide-raw");
            everything(desktop, ScreenId.TRANSACTION, "T2");
            desktop.sees("measure_001").picture("wide-transaction");
            assertFew(desktop);
        }
    }

    private static void assertFew(ShownDesktop desktop) {
        assertThat(ShownDesktop.<Integer>onScreen(
                        () -> desktop.scene().getRoot().lookupAll("*").size()))
                .isLessThan(MOST_NODES);
    }

    private static void everything(ShownDesktop desktop, ScreenId screen, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().range(TimeRange.everything());
            desktop.desktop().context().navigator().go(screen, subject);
            return null;
        });
        desktop.settle();
    }
}
