package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.widget.Looks;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.TextField;
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

    @Test
    void theListOfKeysIsOneKeyAway(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            desktop.press(KeyCode.F1).sees("Write a filter").picture("keys");
            desktop.press(KeyCode.ESCAPE).seesNot("Write a filter");
        }
    }

    @Test
    void theDemoIsMarkedAsSuchAndItsCoverageIsAlwaysInSight(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.sees("DEMO DATA").sees("1 gap").sees("to review");
        }
    }

    @Test
    void aFilterIsCheckedWhileItIsTyped(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.F).type("table:oders");
            desktop.sees("✗").sees("orders");
        }
    }

    @Test
    void aFilterThatIsHalfTypedIsNoMistake(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.F).type("table:").sees("…").seesNot("✗");
        }
    }

    @Test
    void completionWritesTheRestOfAName(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.F).type("table:refu").press(KeyCode.TAB);
            assertThat(desktop.node(TextField.class, "#filter-field").getText()).startsWith("table:refunds");
        }
    }

    @Test
    void completionLeavesWhatIsWrongWithTheFilterToBeRead(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.F).type("table:").sees("…");

            Node list = desktop.robot().lookup("#completion").query();
            Node complaint = desktop.node(Node.class, "#filter-complaint");
            double top = ShownDesktop.onScreen(
                    () -> list.localToScreen(list.getBoundsInLocal()).getMinY());
            double bottom = ShownDesktop.onScreen(
                    () -> complaint.localToScreen(complaint.getBoundsInLocal()).getMaxY());

            assertThat(top).isGreaterThanOrEqualTo(bottom);
        }
    }

    @Test
    void backGoesThroughFiltersAndForwardBringsThemAgain(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            // Given
            desktop.press(KeyCode.ALT, KeyCode.DIGIT2)
                    .press(KeyCode.CONTROL, KeyCode.F)
                    .type("table:orders")
                    .press(KeyCode.ESCAPE)
                    .press(KeyCode.ENTER);
            assertThat(desktop.desktop().context().navigator().place().filter()).isEqualTo("table:orders");

            // When
            desktop.press(KeyCode.ALT, KeyCode.LEFT);

            // Then
            assertThat(desktop.desktop().context().navigator().place().filter()).isEmpty();
            desktop.press(KeyCode.ALT, KeyCode.RIGHT);
            assertThat(desktop.desktop().context().navigator().place().filter()).isEqualTo("table:orders");
        }
    }

    @Test
    void anIdInThePaletteLeadsToItsScreen(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("T88").press(KeyCode.ENTER);
            assertThat(desktop.desktop().context().navigator().place().screen()).isEqualTo(ScreenId.TRANSACTION);
        }
    }

    @Test
    void aRangeOfOnesOwnIsWrittenAsInFilters(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            // Given
            desktop.press(KeyCode.CONTROL, KeyCode.K).type("between two").press(KeyCode.ENTER);
            desktop.click("#range-from").type("nonsense").press(KeyCode.ENTER).sees("nonsense");

            // When
            desktop.press(KeyCode.CONTROL, KeyCode.A)
                    .type("2026-10-08")
                    .click("#range-until")
                    .type("2026-10-09");
            desktop.picture("range").press(KeyCode.ENTER);

            // Then
            assertThat(desktop.desktop().context().navigator().place().range())
                    .isEqualTo(new TimeRange.Between(
                            Instant.parse("2026-10-08T00:00:00Z"), Instant.parse("2026-10-10T00:00:00Z")));
        }
    }

    @Test
    void themeAndSizeChangeAtOnceAndAreRemembered(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.EQUALS)
                    .themed(Looks.Theme.DARK)
                    .picture("welcome-larger");
        }
        try (ShownDesktop again = ShownDesktop.welcome(home)) {
            assertThat(again.desktop().looks().percent()).isEqualTo(110);
            assertThat(again.desktop().looks().theme()).isEqualTo(Looks.Theme.DARK);
        }
    }
}
