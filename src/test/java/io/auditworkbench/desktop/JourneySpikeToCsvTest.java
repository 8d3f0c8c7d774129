package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.widget.Histogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a spike to a file that holds one incident and nothing else, by keyboard alone.
@Tag("screen")
class JourneySpikeToCsvTest {

    private static final int MOST_ACTS = 12;

    private int acts;

    @Test
    void aSpikeOfDeletionsBecomesTheCsvOfOneTransaction(@TempDir Path home) throws IOException {
        Path file = home.resolve("incident.csv");
        try (ShownDesktop desktop = deletionsOf(home)) {
            desktop.files().toSave = file;

            act("to the histogram", () -> tabTo(desktop, Histogram.class));
            act("to the spike", () -> walkToTheSpike(desktop));
            act("choose its time", () -> desktop.press(KeyCode.ENTER));
            assertThat(place(desktop).range()).isInstanceOf(TimeRange.Between.class);

            act("to the list", () -> tabTo(desktop, TableView.class));
            act("an event of it", () -> desktop.press(KeyCode.J));
            act("its transaction", () -> desktop.press(KeyCode.T));
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.TRANSACTION);

            act("export", () -> desktop.press(KeyCode.CONTROL, KeyCode.E));
            desktop.sees("Only " + place(desktop).subject());
            act("only this transaction", () -> desktop.press(KeyCode.RIGHT));
            act("write it", () -> desktop.press(KeyCode.ENTER));
            desktop.sees("incident.csv is written").picture("journey-spike-to-csv");

            assertThat(acts).isLessThan(MOST_ACTS);
            assertThat(transactions(file)).containsOnly(place(desktop).subject());
        }
    }

    private void act(String what, Runnable doing) {
        acts++;
        doing.run();
        assertThat(acts).as(what).isLessThan(MOST_ACTS);
    }

    private static ShownDesktop deletionsOf(Path home) {
        ShownDesktop desktop = ShownDesktop.demo(home);
        ShownDesktop.await(
                "the demo", () -> desktop.desktop().context().session().store().isPresent());
        onScreen(() -> {
            desktop.desktop()
                    .context()
                    .navigator()
                    .to(new Place(ScreenId.EVENTS, "", "op:delete", TimeRange.everything()));
            return null;
        });
        return desktop.settle();
    }

    /// Tab, as often as it takes, one way round.
    private static void tabTo(ShownDesktop desktop, Class<? extends Node> wanted) {
        for (int i = 0; i < 30; i++) {
            if (wanted.isInstance(onScreen(() -> desktop.scene().getFocusOwner()))) {
                return;
            }
            desktop.press(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not lead to a " + wanted.getSimpleName());
    }

    /// The arrow, held until the highest bar.
    private static void walkToTheSpike(ShownDesktop desktop) {
        Histogram histogram = (Histogram) onScreen(() -> desktop.scene().getFocusOwner());
        List<Long> totals = onScreen(
                () -> histogram.shown().bars().stream().map(bar -> bar.total()).toList());
        int spike = IntStream.range(0, totals.size())
                .reduce((a, b) -> totals.get(b) > totals.get(a) ? b : a)
                .orElseThrow();
        while (onScreen(histogram::bar) != spike) {
            desktop.robot().push(onScreen(histogram::bar) > spike ? KeyCode.LEFT : KeyCode.RIGHT);
        }
    }

    private static Place place(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().navigator().place());
    }

    private static List<String> transactions(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(1);
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .distinct()
                .toList();
    }
}
