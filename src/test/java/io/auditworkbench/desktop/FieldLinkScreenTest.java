package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A column of an event is the same in the changes, in the JSON and in the status bar.
@Tag("screen")
class FieldLinkScreenTest {

    @Test
    void theSelectedColumnIsMarkedInTheJsonAndNamedBelow(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "table:orders status:new->paid")) {
            desktop.press(KeyCode.J).press(KeyCode.ENTER).sees("orders.status");

            desktop.press(KeyCode.Y);
            TextArea raw = desktop.node(TextArea.class, "#events-raw");

            assertThat(onScreen(raw::getSelectedText)).isEqualTo("\"status\": \"paid\",");
            desktop.picture("events-field-link");
        }
    }
}
