package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.workbench.StoredShop;
import io.auditworkbench.workbench.StrangeShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class OverviewScreenTest {

    @Test
    void theDemoLandsOnItsFindings(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.sees("The price of product 42 was lowered")
                    .sees("+ 16 more")
                    .sees("20 checks")
                    .sees("19 found something")
                    .sees("14,232 changes")
                    .sees("1 gap in which changes may be missing")
                    .sees("A tour in six steps")
                    .pictures("overview-demo");
        }
    }

    @Test
    void aFilterCountsOnlyWhatItChooses(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            // When
            filter(desktop, "table:refunds");

            // Then
            desktop.sees("123 changes").sees("Refund 17 over 154.76").seesNot("The price of product 42");
        }
    }

    @Test
    void aFilterThatCannotRunIsExplainedInItsPlace(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            // When
            filter(desktop, "tabel:refunds");

            // Then
            desktop.sees("no column \"tabel\"").sees("Is it working?");
        }
    }

    @Test
    void theChecksAreListedWithWhatTheyLookedAt(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.click("#overview-checks")
                    .sees("What was checked")
                    .sees("Looked at")
                    .sees("Refund approved by who requested it")
                    .picture("overview-checks");
        }
    }

    @Test
    void theTourCanBePutAwayForGood(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.click("#tour-skip").seesNot("A tour in six steps");
        }
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.sees("What needs me?").seesNot("A tour in six steps");
        }
    }

    @Test
    void theKeysJAndKGoThroughTheFindings(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            // When
            desktop.press(KeyCode.J).press(KeyCode.J).press(KeyCode.K);

            // Then
            assertThat(ShownDesktop.onScreen(() -> desktop.scene().getFocusOwner()))
                    .isEqualTo(desktop.node(Button.class, "#overview-A15"));
        }
    }

    @Test
    void whatCameSinceSomebodyLookedIsCounted(@TempDir Path home) throws IOException {
        Path record = StrangeShop.pictures(home);
        Path grown = StoredShop.write(home);
        try (ShownDesktop desktop = ShownDesktop.of(home, record)) {
            desktop.sees("Is it working?").seesNot("Since you last looked");
            // no check has run, so nothing can be said to have been looked at
            desktop.sees("not everything was looked at").seesNot("Everything that was found in this range");
        }
        Files.move(grown, record, StandardCopyOption.REPLACE_EXISTING);
        try (ShownDesktop desktop = ShownDesktop.of(home, record)) {
            desktop.sees("Since you last looked")
                    .sees("no new group, 2 new gaps, 26 events")
                    .picture("overview-since");
            ShownDesktop.onScreen(() -> {
                desktop.desktop().context().navigator().go(ScreenId.EVENTS);
                return null;
            });
            desktop.settle();
            ShownDesktop.onScreen(() -> {
                desktop.desktop().context().navigator().go(ScreenId.OVERVIEW);
                return null;
            });
            // it is still told, for the window is the same
            desktop.settle().sees("Since you last looked").sees("2 new gaps");
        }
        try (ShownDesktop desktop = ShownDesktop.of(home, record)) {
            desktop.sees("no new group, no new gap, 0 events");
        }
    }

    private static void filter(ShownDesktop desktop, String text) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().filter(text);
            return List.of();
        });
        desktop.settle();
    }
}
