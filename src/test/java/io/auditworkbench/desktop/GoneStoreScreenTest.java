package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that is taken away while it is open: nothing pretends to be it, and nothing that was written is lost.
@Tag("screen")
class GoneStoreScreenTest {

    @Test
    void aStoreThatIsTakenAwayIsSaidToBeGoneAndNoneIsMadeInItsPlace(@TempDir Path home) throws IOException {
        Path store = StoredShop.write(home);
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            go(desktop, ScreenId.CASES, "");
            desktop.click("#cases-begin").type("First").press(KeyCode.ENTER).sees("C1  First");
            Path elsewhere = Files.createDirectory(home.resolve("elsewhere")).resolve("shop.awb");
            Files.move(store, elsewhere);

            desktop.click("#cases-begin").type("Second").press(KeyCode.ENTER);
            desktop.sees("There is no store at").seesNot("Exception").picture("gone-dialog");
            TextInputControl line = desktop.node(TextInputControl.class, "#case-line");
            assertThat(ShownDesktop.<String>onScreen(line::getText)).isEqualTo("Second");
            desktop.press(KeyCode.ESCAPE);
            desktop.click("#case-notes").press(KeyCode.CONTROL, KeyCode.END).type("What I saw.");
            desktop.click("#case-items")
                    .sees("What you wrote is not in the store yet")
                    .picture("gone-notes");
            assertThat(store).doesNotExist();
            for (ScreenId screen : ScreenId.values()) {
                go(desktop, screen, "");
                desktop.seesNot("Exception");
            }
            go(desktop, ScreenId.EVENTS, "E9");
            desktop.picture("gone-events");
            go(desktop, ScreenId.HEALTH, "");
            desktop.sees("The file of the store is not there any more")
                    .sees("Put it back")
                    .picture("gone-health");

            // with the file back in its place the notes go in
            Files.move(elsewhere, store);
            go(desktop, ScreenId.CASES, "C1");
            desktop.sees("C1  First").sees("2 versions").seesNot("not in the store yet");
        }
    }

    private static void go(ShownDesktop desktop, ScreenId screen, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().range(TimeRange.everything());
            desktop.desktop().context().navigator().go(screen, subject);
            return null;
        });
        desktop.settle();
    }
}
