package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.StrangeShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// J3, triage of every morning: Overview says what came since somebody last looked; `j` and `k` go through the groups,
/// and each is judged by a key: `1` explained, `2` confirmed, `m` muted for a while, `c` into a case. When nothing is
/// left the screen says so, with what was checked and what could not be seen, and what was said stays said.
@Tag("screen")
class JourneyMorningTriageTest {

    private static final TimeRange NEW_ONES = new TimeRange.Last(Duration.ofDays(3));

    @Test
    void whatCameOverNightIsJudgedByKeysUntilNothingIsLeft(@TempDir Path home) throws IOException {
        Path record = StrangeShop.pictures(home);
        try (ShownDesktop yesterday = ShownDesktop.of(home, record)) {
            yesterday.sees("Is it working?").seesNot("Since you last looked");
        }
        Files.move(grown(home), record, StandardCopyOption.REPLACE_EXISTING);
        try (ShownDesktop desktop = ShownDesktop.of(home, record)) {
            // what came, and the groups of it one after another
            desktop.sees("Since you last looked").sees("22 new groups, 1 new gap, 15,338 events");
            onScreen(() -> {
                desktop.desktop().context().navigator().range(NEW_ONES);
                return null;
            });
            desktop.settle().sees("ivan.horvat deleted 132 rows");
            desktop.press(KeyCode.J).press(KeyCode.K).press(KeyCode.ENTER);
            assertThat(place(desktop).screen()).isEqualTo(ScreenId.ANOMALIES);
            assertThat(place(desktop).subject()).isEqualTo("A19");
            awaitList(desktop);
            desktop.sees("To review 5");

            // each by a key and a reason
            desktop.press(KeyCode.DIGIT1).sees("A19 is explained");
            desktop.type("agreed sale").press(KeyCode.ENTER).sees("To review 4");
            String second = selected(desktop);
            desktop.press(KeyCode.DIGIT2).sees(second + " is confirmed");
            desktop.type("not allowed").press(KeyCode.ENTER).sees("To review 3").sees("Confirmed 1");
            desktop.press(KeyCode.M).sees("Mute " + selected(desktop));
            assertThat(onScreen(
                            () -> desktop.node(Labeled.class, "#mute-preview").getText()))
                    .contains("would have hidden");
            desktop.picture("anomaly-mute").type("known").press(KeyCode.ENTER);
            desktop.sees("To review 2").sees("Muted 1");

            // one into a case, and back to the list
            String pinned = selected(desktop);
            desktop.press(KeyCode.C).sees("Add " + pinned + " to a case");
            desktop.type("ask him").press(KeyCode.ENTER).sees("✓ as pinned");
            desktop.press(KeyCode.ALT, KeyCode.LEFT);
            awaitList(desktop);
            for (int left = 1; left >= 0; left--) {
                desktop.press(KeyCode.DIGIT1).type("looked at").press(KeyCode.ENTER);
                desktop.sees("To review " + left);
            }

            // nothing is left, of so much that was checked, and that could not be seen
            desktop.sees("All done. Nothing is left to review.")
                    .sees("20 checks ran on")
                    .sees("coverage: PART OF THE RANGE WAS NOT WATCHED, watched 2026-10-05")
                    .picture("anomaly-all-done");
            desktop.press(KeyCode.ALT, KeyCode.DIGIT1).sees("Everything that was found in this range");
        }
        for (String said : List.of("explained A19", "confirmed A2", "muted A2")) {
            String[] words = said.split(" ");
            CommandRun list =
                    CommandRun.of("anomalies", "--state", words[0], "--include-muted", "--store", record.toString());
            assertThat(list.out()).as(said).contains(words[1]);
        }
    }

    /// The demo's shop, as a record of one's own.
    private static Path grown(Path home) throws IOException {
        CommandRun demo = new CommandRun.Setting()
                .with("XDG_DATA_HOME", home.resolve("made").toString())
                .run("demo");
        assertThat(demo.exitCode()).as(demo.err()).isZero();
        return Files.copy(home.resolve("made/audit-workbench/demo/demo.awb"), home.resolve("grown.awb"));
    }

    private static void awaitList(ShownDesktop desktop) {
        ShownDesktop.await("the list to have the focus", () -> desktop.scene().getFocusOwner() instanceof TableView);
    }

    private static String selected(ShownDesktop desktop) {
        return place(desktop).subject();
    }

    private static Place place(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().navigator().place());
    }
}
