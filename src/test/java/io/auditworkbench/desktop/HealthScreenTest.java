package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class HealthScreenTest {

    @Test
    void theScreenSaysHowFarTheRecordIsAndWhatWasWatched(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            // When
            go(desktop, "");

            // Then
            desktop.sees("Demo data, captured in advance")
                    .sees("Position")
                    .sees("Watched from 2026-")
                    .pictures("health");
            desktop.click("#health-copy-coverage");
            String copied =
                    ShownDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString());
            assertThat(copied).startsWith("audit-workbench coverage --store ");
        }
    }

    @Test
    void anIdOfAGapShowsWhatIsKnownOfIt(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            // When
            go(desktop, "");
            TableView<?> gaps = desktop.node(TableView.class, "#health-gaps");
            int known = ShownDesktop.onScreen(() -> gaps.getItems().size());
            go(desktop, "G1");

            // Then
            assertThat(known).isPositive();
            desktop.sees("G1: ").sees("Evidence").pictures("health-gap");
        }
    }

    private static void go(ShownDesktop desktop, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(ScreenId.HEALTH, subject);
            return null;
        });
        desktop.settle();
    }
}
