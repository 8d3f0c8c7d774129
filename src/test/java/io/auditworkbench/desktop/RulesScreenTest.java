package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Notices;
import io.auditworkbench.desktop.common.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class RulesScreenTest {

    @Test
    void aRuleSaysWhatItLooksForAndIsSwitchedOffForAReason(@TempDir Path home) {
        try (ShownDesktop desktop = rules(home, "price-changed")) {
            // When
            desktop.sees("The price of a product changed.").sees("price lists that are renewed in one night");
            desktop.pictures("rules");
            desktop.click("#rules-turn").type("price lists tonight").click("#rules-turn-yes");

            // Then
            desktop.sees("rule price-changed · informational · ○ off").sees("Switch on …");
            assertThat(notices(desktop)).contains("price-changed is not used from now on");
        }
    }

    @Test
    void aDuplicateIsReadTriedAndSavedWhileItIsWritten(@TempDir Path home) throws IOException {
        try (ShownDesktop desktop = rules(home, "price-changed")) {
            // When
            desktop.click("#rules-edit").sees("This is a rule").sees("the same, 0 gained, 0 lost");
            replace(desktop, "level: informational", "level: severe");

            // Then
            desktop.sees("1 problem").sees("Line 5, column").pictures("rules-problem");
            assertThat(ShownDesktop.onScreen(
                            () -> desktop.node(Button.class, "#rules-save").isDisabled()))
                    .isTrue();
            replace(desktop, "level: severe", "level: low");
            desktop.sees("0 lost").picture("rules-editor");
            desktop.click("#rules-save").sees("rule price-changed · low · ● on");
            assertThat(notices(desktop)).contains("The rule is saved");
            Path saved = desktop.services().folders().rules().resolve("price-changed.yaml");
            assertThat(Files.readString(saved)).contains("level: low");
        }
    }

    @Test
    void aBacktestSaysWhatARuleWouldConcludeOfTheWholeRecord(@TempDir Path home) {
        try (ShownDesktop desktop = rules(home, "price-changed")) {
            desktop.click("#rules-backtest")
                    .sees("On the whole record, 15,340 changes: it concludes 165.")
                    .sees("165 the same, 0 gained, 0 lost, 0 changed")
                    .picture("rules-backtest");
        }
    }

    @Test
    void aDetectorShowsItsNumbers(@TempDir Path home) {
        try (ShownDesktop desktop = rules(home, "first-seen-operation")) {
            desktop.sees("What it counts").seesNot("Duplicate to edit");
        }
    }

    private static List<String> notices(ShownDesktop desktop) {
        return ShownDesktop.onScreen(() -> desktop.desktop().context().notices().all().stream()
                .map(Notices.Notice::what)
                .toList());
    }

    private static void replace(ShownDesktop desktop, String before, String after) {
        TextArea text = desktop.node(TextArea.class, "#rules-text");
        ShownDesktop.onScreen(() -> {
            text.setText(text.getText().replace(before, after));
            return null;
        });
    }

    private static ShownDesktop rules(Path home, String id) {
        ShownDesktop desktop = ShownDesktop.demo(home);
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(ScreenId.RULES, id);
            return null;
        });
        return desktop.settle();
    }
}
