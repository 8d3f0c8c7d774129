package io.auditworkbench.desktop;

import io.auditworkbench.desktop.common.ScreenId;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class BusinessScreenTest {

    @Test
    void anEventSaysByWhichRuleAndOnWhichChanges(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            // When
            open(desktop, "B100");

            // Then
            desktop.sees("inventory-adjusted")
                    .sees("Inventory adjusted")
                    .sees("✓ holds")
                    .sees("stock/31,2")
                    .sees("Nothing is concluded from tables that no mapping knows")
                    .pictures("business-event");
        }
    }

    @Test
    void aTypeIsShownAlone(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            open(desktop, "");
            desktop.sees("the newest 2,000 of 3,588 business events").sees("All 3,588");

            // When
            desktop.click("#type-refund-issued");

            // Then
            desktop.sees("38 of 3,588 business events");
        }
    }

    private static void open(ShownDesktop desktop, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(ScreenId.BUSINESS, subject);
            return null;
        });
        desktop.settle();
    }
}
