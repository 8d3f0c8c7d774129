package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Marks on events.
@Tag("screen")
class MarksScreenTest {

    @Test
    void aMarkIsCountedDrawnAndTakenAway(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "")) {
            desktop.press(KeyCode.J).press(KeyCode.M).sees("· 1 marked");
            assertThat(drawn(desktop)).hasSize(1);

            desktop.press(KeyCode.M).seesNot("marked");
            assertThat(drawn(desktop)).isEmpty();
        }
    }

    @Test
    void shiftMMarksUpToTheNextMarkBelowOrAbove(@TempDir Path home) {
        try (ShownDesktop desktop = ListedEvents.of(home, "")) {
            desktop.press(KeyCode.J).press(KeyCode.J).press(KeyCode.J).press(KeyCode.M);
            desktop.press(KeyCode.J).press(KeyCode.J).press(KeyCode.J);
            desktop.press(KeyCode.SHIFT, KeyCode.M).sees("· 4 marked");

            desktop.press(KeyCode.HOME).press(KeyCode.SHIFT, KeyCode.M).sees("· 6 marked");
            assertThat(drawn(desktop)).hasSize(6);
            desktop.pictures("events-marks");
        }
    }

    @Test
    void marksAreThereAfterARestartAndUnderAnyFilter(@TempDir Path home) {
        String marked;
        try (ShownDesktop desktop = ListedEvents.of(home, "op:delete")) {
            desktop.press(KeyCode.J).press(KeyCode.M).sees("· 1 marked");
            marked = ListedEvents.subject(desktop);
        }
        try (ShownDesktop again = ListedEvents.of(home, "op:delete")) {
            again.sees("· 1 marked");
            assertThat(drawn(again)).hasSize(1);
            again.press(KeyCode.J);
            assertThat(ListedEvents.subject(again)).isEqualTo(marked);

            ListedEvents.filter(again, "op:insert").sees("· 1 marked");
            assertThat(drawn(again)).isEmpty();
        }
    }

    private static List<String> drawn(ShownDesktop desktop) {
        desktop.settle();
        return onScreen(() -> ListedEvents.table(desktop).lookupAll(".table-cell.column-gutter").stream()
                .map(cell -> ((TableCell<?, ?>) cell).getText())
                .filter(text -> text != null && text.contains("★"))
                .toList());
    }
}
