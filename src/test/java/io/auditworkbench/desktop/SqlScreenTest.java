package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import java.nio.file.Path;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class SqlScreenTest {

    @Test
    void statementIsRunAndItsRowsBecomeAFilter(@TempDir Path home) {
        try (ShownDesktop desktop = sql(home)) {
            desktop.press(KeyCode.CONTROL, KeyCode.ENTER).sees("200 rows · on data up to E");
            desktop.pictures("sql-rows");
            TableView<?> rows = desktop.node(TableView.class, "#sql-results");
            assertThat(rows.getColumns()).hasSize(5);

            desktop.click("#sql-timeline");

            assertThat(desktop.desktop().context().navigator().place().screen()).isEqualTo(ScreenId.TIMELINE);
            assertThat(desktop.desktop().context().navigator().place().filter()).startsWith("seq:");
            desktop.sees("200 changes drawn");
        }
    }

    @Test
    void whatIsWrongWithAStatementIsSaidBesideIt(@TempDir Path home) {
        try (ShownDesktop desktop = sql(home)) {
            write(desktop, "select actr from shown_event");
            desktop.press(KeyCode.CONTROL, KeyCode.ENTER).sees("SQLite says: no such column: actr.");
            desktop.picture("sql-problem");

            write(desktop, "delete from change_event");
            desktop.press(KeyCode.CONTROL, KeyCode.ENTER).sees("Only statements that read are run here.");

            write(desktop, "select 1 as one");
            desktop.press(KeyCode.CONTROL, KeyCode.ENTER).sees("1 row ·").seesNot("Only statements");
        }
    }

    @Test
    void largeAnswerIsShownPageByPageAndCopiedWhole(@TempDir Path home) {
        try (ShownDesktop desktop = sql(home)) {
            write(desktop, "select seq, actor from shown_event order by seq limit 2500");
            desktop.press(KeyCode.CONTROL, KeyCode.ENTER).sees("2,500 rows");
            TableView<?> rows = desktop.node(TableView.class, "#sql-results");
            assertThat(rows.getItems()).hasSize(1_000);
            assertThat(desktop.node(javafx.scene.control.Button.class, "#sql-filter")
                            .isDisabled())
                    .isTrue();

            desktop.click("#sql-more");
            assertThat(rows.getItems()).hasSize(2_000);

            desktop.click("#sql-copy");
            String csv =
                    ShownDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString());
            assertThat(csv.lines()).hasSize(2_501).first().isEqualTo("seq,actor");
        }
    }

    @Test
    void runawayStatementIsCancelled(@TempDir Path home) {
        try (ShownDesktop desktop = sql(home)) {
            write(desktop, "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n");
            desktop.robot().push(KeyCode.CONTROL, KeyCode.ENTER);
            desktop.robot().clickOn("#sql-stop");

            desktop.settle().sees("cancelled: only a part was found");
        }
    }

    @Test
    void queryIsSavedUnderItsName(@TempDir Path home) {
        try (ShownDesktop desktop = sql(home)) {
            write(desktop, "select 1\nas one");
            desktop.click("#sql-queries").click("Save this one …");
            desktop.type("My one").press(KeyCode.ENTER);
            write(desktop, "");

            desktop.click("#sql-queries").click("My one");

            assertThat(desktop.node(TextArea.class, "#sql-editor").getText()).isEqualTo("select 1\nas one");
        }
    }

    @Test
    void nameIsCompletedFromItsBeginning(@TempDir Path home) {
        try (ShownDesktop desktop = sql(home)) {
            write(desktop, "select * from shown_ev");
            ShownDesktop.onScreen(() -> {
                desktop.node(TextArea.class, "#sql-editor").end();
                return null;
            });

            desktop.press(KeyCode.CONTROL, KeyCode.SPACE);

            assertThat(desktop.node(TextArea.class, "#sql-editor").getText()).isEqualTo("select * from shown_event");
        }
    }

    private static ShownDesktop sql(Path home) {
        ShownDesktop desktop = ShownDesktop.demo(home);
        ShownDesktop.await(
                "the demo", () -> desktop.desktop().context().session().store().isPresent());
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(ScreenId.SQL);
            return null;
        });
        desktop.settle();
        TextArea editor = desktop.node(TextArea.class, "#sql-editor");
        ShownDesktop.await("the focus", editor::isFocused);
        return desktop;
    }

    private static void write(ShownDesktop desktop, String sql) {
        ShownDesktop.onScreen(() -> {
            TextArea editor = desktop.node(TextArea.class, "#sql-editor");
            editor.setText(sql);
            editor.requestFocus();
            return null;
        });
        desktop.settle();
    }
}
