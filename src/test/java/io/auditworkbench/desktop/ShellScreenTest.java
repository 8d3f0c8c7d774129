package io.auditworkbench.desktop;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class ShellScreenTest {

    @Test
    void theFirstScreenOffersTheDemoAServerAndAStore(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            desktop.sees("Explore the demo")
                    .sees("Connect to MySQL")
                    .sees("Open a store")
                    .pictures("welcome");
        }
    }

    @Test
    void thePaletteFindsAnActByAFewLetters(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.K)
                    .type("opn")
                    .sees("Open a store …")
                    .picture("palette");
        }
    }
}
