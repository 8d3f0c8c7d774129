package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.Looks;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class SettingsScreenTest {

    @Test
    void aChosenThemeIsWornAtOnceMarkedAndPutBack(@TempDir Path home) {
        try (ShownDesktop desktop = settings(home)) {
            // When
            desktop.click("#set-looks-theme-contrast");

            // Then
            assertThat(desktop.desktop().looks().shownProperty().get()).isEqualTo(Looks.Theme.CONTRAST);
            desktop.sees("● changed").click("#reset-looks-theme");
            assertThat(desktop.desktop().looks().theme()).isEqualTo(Looks.Theme.SYSTEM);
        }
    }

    @Test
    void lettersAreTurnedOffForGood(@TempDir Path home) {
        try (ShownDesktop desktop = settings(home)) {
            // When
            desktop.click("#set-keys-letters-off");

            // Then
            DesktopSettings kept = new DesktopSettings(desktop.services().settings());
            assertThat(kept.text("keys.letters", "on")).isEqualTo("off");
            desktop.pictures("settings");
        }
    }

    @Test
    void aWordFindsSettingsKeysAndFolders(@TempDir Path home) {
        try (ShownDesktop desktop = settings(home)) {
            desktop.click("#settings-search")
                    .type("palette")
                    .sees("Nothing is called \"palette\"")
                    .press(KeyCode.CONTROL, KeyCode.A)
                    .type("demo")
                    .sees("Demo shop")
                    .seesNot("Time zone")
                    .press(KeyCode.CONTROL, KeyCode.A)
                    .type("clear the filter")
                    .sees("Ctrl+L");
        }
    }

    @Test
    void aChosenZoneHoldsForEveryMomentAndTheNextWindow(@TempDir Path home) {
        Instant noon = Instant.parse("2026-11-27T12:00:00Z");
        try (ShownDesktop desktop = settings(home)) {
            // When
            desktop.choose(
                    "#set-times-zone",
                    desktop.node(ComboBox.class, "#set-times-zone").getItems().indexOf("Asia/Tokyo"));

            // Then
            assertThat(desktop.desktop().context().times().minute(noon)).isEqualTo("2026-11-27 21:00");
        }
        try (ShownDesktop next = settings(home)) {
            assertThat(next.desktop().context().times().minute(noon)).isEqualTo("2026-11-27 21:00");
        }
    }

    private static ShownDesktop settings(Path home) {
        ShownDesktop desktop = ShownDesktop.welcome(home);
        desktop.press(KeyCode.CONTROL, KeyCode.COMMA);
        assertThat(desktop.desktop().context().navigator().place().screen()).isEqualTo(ScreenId.SETTINGS);
        return desktop;
    }
}
