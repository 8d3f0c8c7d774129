package io.auditworkbench.desktop;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// J4: who changed this row, answered by the keyboard alone.
@Tag("screen")
class JourneyHistoryTest {

    @Test
    void whoChangedACustomerIsOneAddressAway(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("orders/1131").press(KeyCode.ENTER);
            desktop.sees("shop.orders/1131").sees("v1").sees("Diff").pictures("history");
        }
    }

    @Test
    void thePagesOfARowAreOneLetterEach(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("orders/1131").press(KeyCode.ENTER);
            desktop.press(KeyCode.B).picture("history-blame");
            desktop.press(KeyCode.U).sees("-- COMMIT;").picture("history-undo");
            desktop.press(KeyCode.Y).sees("T").picture("history-raw");
        }
    }

    @Test
    void aRowThatNobodyKnowsIsSaidToBeUnknown(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("orders/999999").press(KeyCode.ENTER);
            desktop.seesNot("Exception").picture("history-unknown");
        }
    }
}
