package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class EventsScreenTest {

    @Test
    void everythingIsListedAndTheSelectedEventShownInFull(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "")) {
            desktop.press(KeyCode.J).press(KeyCode.J).press(KeyCode.J);

            assertThat(subject(desktop)).matches("E[0-9]+");
            desktop.sees("Before").sees(subject(desktop)).pictures("events-all");
        }
    }

    @Test
    void aFilterNarrowsTheListAndTheCount(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "op:delete")) {
            int deletes = size(desktop);

            assertThat(deletes).isPositive();
            desktop.sees(String.format(java.util.Locale.ROOT, "%,d of", deletes));
        }
    }

    @Test
    void plusAndMinusOnAColumnWriteTheFilter(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "")) {
            desktop.press(KeyCode.J).press(KeyCode.PLUS);
            String included = filter(desktop);
            desktop.press(KeyCode.MINUS);

            assertThat(included).startsWith("table:");
            assertThat(filter(desktop)).isEqualTo("-" + included);
        }
    }

    @Test
    void whereNothingMatchesEachTermSaysWhatItFinds(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "op:delete actor:nobody-at-all")) {
            desktop.sees("Nothing matches").sees("actor:nobody-at-all   0").picture("events-nothing");

            desktop.robot().clickOn("Remove actor:nobody-at-all");
            desktop.settle();

            assertThat(filter(desktop)).isEqualTo("op:delete");
            assertThat(size(desktop)).isPositive();
        }
    }

    @Test
    void aFilterThatCannotRunLeavesTheListAsItIs(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "op:delete")) {
            int before = size(desktop);

            go(desktop, "nosuchcolumn:1", "");

            assertThat(size(desktop)).isEqualTo(before);
            desktop.sees("no column \"nosuchcolumn\"").sees("These are still the events of the one before");
            assertThat(desktop.texts().stream().filter(text -> text.contains("nosuchcolumn\"")))
                    .as("said once")
                    .hasSize(1);
            desktop.picture("events-invalid");
        }
    }

    @Test
    void anIdLeadsToItsEvent(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "")) {
            onScreen(() -> {
                desktop.desktop().context().navigator().open("E15333");
                return null;
            });
            desktop.settle();

            TableView<?> table = desktop.node(TableView.class, "#events-table");
            assertThat(onScreen(() -> table.getSelectionModel().getSelectedIndex()))
                    .isEqualTo(7);
            desktop.sees("E15333");
        }
    }

    @Test
    void controlAMeansAllWithoutReadingThem(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "")) {
            desktop.press(KeyCode.CONTROL, KeyCode.A).sees("meant");
        }
    }

    @Test
    void theValueViewerShowsAValueWhole(@TempDir Path home) {
        try (ShownDesktop desktop = events(home, "op:update table:orders")) {
            desktop.press(KeyCode.J).press(KeyCode.F7).sees("Hex").picture("events-value");
        }
    }

    private static ShownDesktop events(Path home, String filter) {
        ShownDesktop desktop = ShownDesktop.demo(home);
        ShownDesktop.await(
                "the demo", () -> desktop.desktop().context().session().store().isPresent());
        return go(desktop, filter, "");
    }

    private static ShownDesktop go(ShownDesktop desktop, String filter, String subject) {
        onScreen(() -> {
            desktop.desktop()
                    .context()
                    .navigator()
                    .to(new Place(ScreenId.EVENTS, subject, filter, TimeRange.everything()));
            return null;
        });
        return desktop.settle();
    }

    private static String subject(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().navigator().place().subject());
    }

    private static String filter(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().navigator().place().filter());
    }

    private static int size(ShownDesktop desktop) {
        TableView<?> table = desktop.node(TableView.class, "#events-table");
        return onScreen(() -> table.getItems().size());
    }
}
