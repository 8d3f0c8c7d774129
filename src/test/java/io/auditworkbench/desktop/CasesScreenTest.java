package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class CasesScreenTest {

    @Test
    void somethingFoundBecomesACaseWithNotesThatIsClosedAndHandedOver(@TempDir Path home) throws IOException {
        Path file = home.resolve("C1.html");
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.files().toSave = file;

            // nothing is there, and the screen says what a case is for
            goTo(desktop, "").sees("A case keeps what you found").picture("cases-empty");

            // what `c` on an event does
            goTo(desktop, "add E3180").sees("Add E3180 to a case").sees("A new case");
            desktop.click("#case-title").type("Who approved this refund").picture("cases-add");
            desktop.click("#case-remark").type("the approver").press(KeyCode.ENTER);
            desktop.sees("C1  Who approved this refund").sees("✓ as pinned").sees("the approver");

            desktop.click("#case-notes").press(KeyCode.CONTROL, KeyCode.END).type("See E3163 first.");
            desktop.click("#case-items").sees("2 versions").sees("E3163").picture("cases");

            desktop.click("#case-export").click("#case-export-html");
            desktop.click("#case-close").type("Approved by the payer").press(KeyCode.ENTER);
            desktop.sees("Closed: Approved by the payer").sees("Open again").picture("cases-closed");
        }
        assertThat(Files.readString(file))
                .contains("DEMO DATA", "E3180", "See E3163 first.", "pinned", "coverage: 1 GAP");
    }

    @Test
    void theListOfFindingsSaysWhichCaseHoldsOne(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            goTo(desktop, "add A5").click("#case-title").type("Approved by who asked for it");
            desktop.click("#case-remark").press(KeyCode.ENTER);
            desktop.sees("C1  Approved by who asked for it");

            ShownDesktop.onScreen(() -> {
                desktop.desktop().context().navigator().go(ScreenId.ANOMALIES, "A5");
                return null;
            });

            desktop.settle().sees("Case").sees("C1").picture("anomaly-in-a-case");
        }
    }

    private static ShownDesktop goTo(ShownDesktop desktop, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(ScreenId.CASES, subject);
            return null;
        });
        return desktop.settle();
    }
}
