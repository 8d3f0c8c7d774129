package io.auditworkbench.desktop;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class TransactionScreenTest {

    @Test
    void aTransactionShowsItsStepsItsSumsAndWhatItBelongsTo(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("T900").press(KeyCode.ENTER);
            desktop.sees("T900").sees("duration not recorded").sees("Steps").pictures("transaction");
        }
    }

    @Test
    void theNetEffectSaysWhatBecameOfEachRow(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.K)
                    .type("T900")
                    .press(KeyCode.ENTER)
                    .press(KeyCode.N);
            desktop.sees("ed").picture("transaction-net");
        }
    }

    @Test
    void aTransactionThatDoesNotExistIsSaidNotToExist(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("T99999999").press(KeyCode.ENTER);
            desktop.sees("There is no T99999999").seesNot("Exception");
        }
    }
}
