package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import java.nio.file.Path;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class BaselineScreenTest {

    @Test
    void eventsOfAFilterAreComparedWithAllAndADifferenceNarrowsThem(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            ShownDesktop.await(
                    "the demo",
                    () -> desktop.desktop().context().session().store().isPresent());
            ShownDesktop.onScreen(() -> {
                desktop.desktop().context().navigator().go(ScreenId.EVENTS);
                desktop.desktop().context().navigator().filter("table:refunds");
                return null;
            });
            desktop.settle();

            desktop.press(KeyCode.CONTROL, KeyCode.B)
                    .sees("What is different about these?")
                    .sees("shop.refunds");
            desktop.pictures("baseline-overlay");
            Hyperlink first = desktop.node(Hyperlink.class, "#baseline-overlay .hyperlink");
            ShownDesktop.onScreen(() -> {
                first.fire();
                return null;
            });

            desktop.settle().seesNot("What is different about these?");
            assertThat(desktop.desktop().context().navigator().place().filter()).startsWith("(table:refunds) ");
        }
    }
}
