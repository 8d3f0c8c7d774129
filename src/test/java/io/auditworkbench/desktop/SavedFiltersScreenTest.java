package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ListedEvents.filterOf;
import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Filters that are kept: by key, behind the star, in the palette, and after a restart.
@Tag("screen")
class SavedFiltersScreenTest {

    @Test
    void aSavedFilterIsBehindTheStarAndInThePaletteAlsoAfterARestart(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "op:delete table:payments")) {
            desktop.press(KeyCode.CONTROL, KeyCode.D).sees("This filter is saved");
            ListedEvents.filter(desktop, "op:insert");

            star(desktop);
            assertThat(desktop.robot().lookup("Save this filter").tryQuery()).isPresent();
            desktop.press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.ENTER);

            assertThat(filterOf(desktop)).isEqualTo("op:delete table:payments");
        }
        try (ShownDesktop again = ListedEvents.of(home, "")) {
            again.press(KeyCode.CONTROL, KeyCode.K)
                    .type("delete table:paym")
                    .sees("saved filter")
                    .press(KeyCode.ENTER);

            assertThat(filterOf(again)).isEqualTo("op:delete table:payments");
        }
    }

    @Test
    void theSameKeyForgetsItAgainAndSaysSo(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "op:delete")) {
            desktop.press(KeyCode.CONTROL, KeyCode.D).sees("This filter is saved");
            desktop.press(KeyCode.CONTROL, KeyCode.D).sees("This filter is no longer saved");

            assertThat(saved(desktop)).isEmpty();
        }
    }

    @Test
    void oneOfThemIsForgottenFromTheStarAndTheOthersStay(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "op:delete")) {
            desktop.press(KeyCode.CONTROL, KeyCode.D);
            ListedEvents.filter(desktop, "op:insert").press(KeyCode.CONTROL, KeyCode.D);
            assertThat(saved(desktop)).containsExactly("op:insert", "op:delete");
            ListedEvents.filter(desktop, "");

            star(desktop);
            // Up from the first entry leads to the last one, which holds what can be forgotten
            desktop.press(KeyCode.UP).press(KeyCode.RIGHT).press(KeyCode.DOWN).press(KeyCode.ENTER);

            assertThat(saved(desktop)).containsExactly("op:insert");
            desktop.sees("This filter is no longer saved");
        }
        try (ShownDesktop again = ListedEvents.of(home, "")) {
            assertThat(saved(again)).containsExactly("op:insert");
        }
    }

    @Test
    void whereThereIsNoFilterNothingIsSaved(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "")) {
            desktop.press(KeyCode.CONTROL, KeyCode.D).sees("There is no filter to save");
            assertThat(saved(desktop)).isEmpty();
        }
    }

    private static ShownDesktop star(ShownDesktop desktop) {
        MenuButton star = desktop.node(MenuButton.class, "#filter-saved");
        desktop.robot().clickOn(star);
        desktop.settle();
        assertThat(onScreen(star::isShowing)).isTrue();
        return desktop;
    }

    private static List<String> saved(ShownDesktop desktop) {
        return desktop.desktop().context().settings().list("filters.saved");
    }
}
