package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class ExportScreenTest {

    @Test
    void whatIsShownBecomesAFileWithItsManifest(@TempDir Path home) throws IOException {
        Path file = home.resolve("refunds.csv");
        try (ShownDesktop desktop = at(home, "table:refunds")) {
            desktop.files().toSave = file;
            desktop.press(KeyCode.CONTROL, KeyCode.E)
                    .sees("What is shown: table:refunds")
                    .sees("event,tx,time")
                    .picture("export-csv");

            desktop.press(KeyCode.ENTER)
                    .sees("Copy SHA-256")
                    .sees("refunds.csv is written")
                    .picture("export-done");
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).startsWith("event,tx,time,op,table,key,actor");
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line).contains(".refunds,"));
        assertThat(home.resolve("refunds.csv.manifest.json")).exists();
    }

    @Test
    void aFilterThatCannotRunIsSaidBeforeAnythingIsWritten(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, "table:nowhere")) {
            desktop.press(KeyCode.CONTROL, KeyCode.E).sees("nowhere");

            assertThat(desktop.node(Button.class, "#export-write").isDisabled()).isTrue();
        }
    }

    @Test
    void theCommandWritesTheSame(@TempDir Path home) throws IOException {
        Path file = home.resolve("refunds.csv");
        String command;
        try (ShownDesktop desktop = at(home, "table:refunds")) {
            desktop.files().toSave = file;
            desktop.press(KeyCode.CONTROL, KeyCode.E).click("Copy as command");
            command = ShownDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString());
            desktop.click("#export-write").sees("refunds.csv is written");
        }
        Path again = home.resolve("again.csv");
        String[] words = command.replace("changes.csv", again.toString()).split(" ");

        CommandRun run = CommandRun.of(Arrays.copyOfRange(words, 1, words.length));

        assertThat(command).startsWith("audit-workbench export --as csv ");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(again).hasSameTextualContentAs(file);
    }

    @Test
    void theCommandKnowsTheFormat(@TempDir Path home) {
        try (ShownDesktop desktop = at(home, "table:refunds")) {
            desktop.press(KeyCode.CONTROL, KeyCode.E).click("#export-xlsx").click("Copy as command");

            assertThat(ShownDesktop.onScreen(
                            () -> Clipboard.getSystemClipboard().getString()))
                    .startsWith("audit-workbench export --as xlsx ")
                    .contains("--to changes.xlsx", "--filter table:refunds");
            desktop.picture("export-xlsx");
        }
    }

    /// In the history of a row it is the row that is meant: whole, whatever range and filter other screens are at.
    @Test
    void theHistoryOfARowIsWhatLeavesFromIt(@TempDir Path home) throws IOException {
        Path file = home.resolve("row.csv");
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            goTo(
                    desktop,
                    new Place(
                            ScreenId.ROW_HISTORY,
                            "shop.stock/80,2 changed:on_hand",
                            "table:refunds",
                            new TimeRange.Last(Duration.ofHours(1))));
            desktop.sees("2 versions of 2").press(KeyCode.CONTROL, KeyCode.E);
            RadioButton one = desktop.node(RadioButton.class, "#export-selected");
            assertThat(ShownDesktop.<Boolean>onScreen(one::isSelected)).isTrue();
            assertThat(ShownDesktop.<Boolean>onScreen(one::isFocused)).isTrue();
            desktop.sees("Only shop.stock/80,2").sees("2 events").picture("export-row");

            desktop.files().toSave = file;
            desktop.press(KeyCode.ENTER).sees("row.csv is written").press(KeyCode.ESCAPE);

            // a bundle of everything takes a while; somebody who does not want it any more says so
            goTo(desktop, new Place(ScreenId.EVENTS, "", "", TimeRange.everything()));
            Path bundle = home.resolve("all.zip");
            desktop.files().toSave = bundle;
            desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E).sees("in 5,967 transactions of");
            desktop.robot().push(KeyCode.ENTER);
            desktop.sees("Proving … ");
            desktop.robot().clickOn("#export-stop");
            desktop.sees("The export was stopped; nothing was kept of it.");
            assertThat(bundle).doesNotExist();
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.subList(1, lines.size()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("shop.stock,\"80,2\""));
    }

    private static void goTo(ShownDesktop desktop, Place place) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().to(place);
            return null;
        });
        desktop.settle();
    }

    private static ShownDesktop at(Path home, String filter) {
        ShownDesktop desktop = ShownDesktop.demo(home);
        ShownDesktop.onScreen(() -> {
            desktop.desktop()
                    .context()
                    .navigator()
                    .to(new Place(ScreenId.SETTINGS, "", filter, TimeRange.everything()));
            return null;
        });
        return desktop.settle();
    }
}
