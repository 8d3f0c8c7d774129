package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.workbench.StrangeShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cells of 50 MB: every screen shows their beginning and says what it left out, and no screen lays out all of them.
@Tag("screen")
class LargeCellScreenTest {

    /// More than this is never given to a text on a screen.
    private static final int MOST_SHOWN = 300_000;

    @TempDir
    static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void write() {
        store = StrangeShop.large(folder);
    }

    @Test
    void theListTheDetailAndTheViewerShowTheBeginning() {
        try (ShownDesktop desktop = ShownDesktop.of(folder, store)) {
            everything(desktop, ScreenId.EVENTS, "E3");
            desktop.sees("shop.documents").sees("state new→read");
            assertShort(desktop);

            body(desktop);
            desktop.press(KeyCode.F7).sees("of 52,428,800 characters").sees("Save the whole");
            assertShort(desktop);
            desktop.picture("large-viewer");
            desktop.press(KeyCode.ESCAPE);

            ShownDesktop.onScreen(() -> {
                desktop.node(TableView.class, "#events-table").requestFocus();
                return null;
            });
            desktop.press(KeyCode.Y).sees("\"op\": \"update\"");
            assertShort(desktop);
        }
    }

    private static void everything(ShownDesktop desktop, ScreenId screen, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().range(io.auditworkbench.desktop.common.TimeRange.everything());
            desktop.desktop().context().navigator().go(screen, subject);
            return null;
        });
        desktop.settle();
    }

    private static void filter(ShownDesktop desktop, String text) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().filter(text);
            return null;
        });
        desktop.settle();
    }

    private static void assertShort(ShownDesktop desktop) {
        assertThat(desktop.texts()).allSatisfy(text -> assertThat(text.length()).isLessThan(MOST_SHOWN));
    }

    @Test
    void theTransactionAndTheRowShowTheBeginning() {
        try (ShownDesktop desktop = ShownDesktop.of(folder, store)) {
            everything(desktop, ScreenId.TRANSACTION, "T3");
            desktop.sees("longtext");
            assertShort(desktop);
            everything(desktop, ScreenId.ROW_HISTORY, "shop.documents/2");
            desktop.sees("v1");
            assertShort(desktop);
            for (String page : List.of("#history-blame", "#history-as-of", "#history-undo", "#history-raw")) {
                desktop.click(page);
                assertShort(desktop);
                desktop.picture("large-history-" + page.substring(9));
            }
        }
    }

    @Test
    void anExportIsPreviewedInPartAndWrittenWhole() throws IOException {
        try (ShownDesktop desktop = ShownDesktop.of(folder, store)) {
            everything(desktop, ScreenId.EVENTS, "E2");
            filter(desktop, "seq:2");
            desktop.press(KeyCode.CONTROL, KeyCode.E).sees("1 event");
            assertShort(desktop);
            desktop.picture("large-export");
            desktop.files().toSave = folder.resolve("changes.csv");
            desktop.click("#export-write").sees("Show in folder");
            assertThat(Files.size(folder.resolve("changes.csv"))).isGreaterThan(StrangeShop.LARGE);
        }
    }

    @Test
    void theWholeIsToBeHad() throws IOException {
        try (ShownDesktop desktop = ShownDesktop.of(folder, store)) {
            everything(desktop, ScreenId.EVENTS, "E3");
            body(desktop);
            desktop.files().toSave = folder.resolve("body.txt");
            desktop.press(KeyCode.F7).click("#events-changes-after-save").sees("Saved");
            assertThat(Files.size(folder.resolve("body.txt"))).isEqualTo(StrangeShop.LARGE);
            desktop.press(KeyCode.ESCAPE);

            // no filter of 50 MB is made of it
            body(desktop);
            desktop.press(KeyCode.ADD).sees("There is no filter for this");
            assertShort(desktop);
        }
    }

    private static void body(ShownDesktop desktop) {
        TableView<?> changes = desktop.node(TableView.class, "#events-changes");
        ShownDesktop.onScreen(() -> {
            changes.requestFocus();
            changes.getSelectionModel().select(1);
            return null;
        });
        desktop.settle();
    }
}
