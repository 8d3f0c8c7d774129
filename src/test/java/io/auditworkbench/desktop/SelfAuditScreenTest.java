package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.audit.ActLog;
import io.auditworkbench.workbench.audit.ActView;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class SelfAuditScreenTest {

    @TempDir
    private Path home;

    @Test
    void actsAreListedTheNewestFirstAndOneIsToldWhole() {
        try (ShownDesktop desktop = shown()) {
            assertThat(acts(desktop))
                    .extracting(ActView::kind)
                    .startsWith("self-audit", "read")
                    .endsWith("open");
            select(desktop, "events");

            desktop.sees("In these words")
                    .sees("--filter 'op:delete table:orders'")
                    .sees("given: ")
                    .sees("Reading this list is an act too");
            desktop.pictures("selfaudit");
        }
    }

    @Test
    void theyAreChosenByKindByPersonAndByTime() {
        try (ShownDesktop desktop = shown()) {
            desktop.choose("#selfaudit-kinds", 1 + ActLog.kinds().indexOf("export"));
            desktop.sees("No act like that.").picture("selfaudit-nothing");

            desktop.choose("#selfaudit-kinds", 1 + ActLog.kinds().indexOf("self-audit"));
            assertThat(acts(desktop)).extracting(ActView::kind).containsOnly("self-audit");
            assertThat(acts(desktop)).extracting(ActView::details).startsWith("--kind self-audit", "--kind export", "");

            desktop.choose("#selfaudit-people", 1).choose("#selfaudit-spans", 0);
            assertThat(acts(desktop).getFirst().details())
                    .isEqualTo("--since 1d --actor " + System.getProperty("user.name") + " --kind self-audit");
        }
    }

    @Test
    void anIntactLogIsSaidToBeAndAnAlteredOneNamesItsEntry() throws SQLException {
        try (ShownDesktop desktop = shown()) {
            desktop.sees("not verified since").click("#selfaudit-verify").sees("✓ intact: ");
            desktop.picture("selfaudit-intact");

            try (Connection journal =
                            DriverManager.getConnection("jdbc:sqlite:" + SqliteAuditJournal.fileOf(store(desktop)));
                    Statement statement = journal.createStatement()) {
                statement.execute("drop trigger entry_stays");
                statement.execute("update entry set details = 'nothing' where number = 2");
                statement.execute("CREATE TRIGGER entry_stays before update on entry begin"
                        + " select raise(abort, 'an entry is never changed'); end");
            }
            desktop.click("#selfaudit-verify").sees("✗ altered: Entry 2 is not as it was written");
            desktop.picture("selfaudit-altered");
        }
    }

    @Test
    void theListIsCopiedAsCsvByKey() {
        try (ShownDesktop desktop = shown()) {
            onScreen(() -> {
                desktop.node(TableView.class, "#selfaudit-acts").requestFocus();
                return null;
            });
            int listed = acts(desktop).size();
            desktop.press(KeyCode.C);

            String csv = onScreen(() -> Clipboard.getSystemClipboard().getString());
            assertThat(csv.lines())
                    .hasSize(1 + listed)
                    .first()
                    .isEqualTo("act,time,user,client,kind,object,details,outcome,rows,bytes,sha256");
            assertThat(onScreen(() ->
                            desktop.desktop().context().navigator().place().screen()))
                    .isEqualTo(ScreenId.SELF_AUDIT);
        }
    }

    private ShownDesktop shown() {
        ShownDesktop desktop = ListedEvents.of(home, "op:delete table:orders");
        goTo(desktop, new Place(ScreenId.TRANSACTION, "T88", "", TimeRange.everything()));
        goTo(desktop, new Place(ScreenId.SELF_AUDIT, "", "", TimeRange.everything()));
        return desktop;
    }

    private static void select(ShownDesktop desktop, String object) {
        TableView<?> table = desktop.node(TableView.class, "#selfaudit-acts");
        onScreen(() -> {
            for (int row = 0; row < table.getItems().size(); row++) {
                ActView act = (ActView) table.getItems().get(row);
                if (act.object().equals(object)) {
                    table.getSelectionModel().select(row);
                }
            }
            return null;
        });
        desktop.settle();
    }

    private static List<ActView> acts(ShownDesktop desktop) {
        TableView<?> table = desktop.node(TableView.class, "#selfaudit-acts");
        return onScreen(() -> table.getItems().stream().map(ActView.class::cast).toList());
    }

    private static Path store(ShownDesktop desktop) {
        return onScreen(() -> desktop.desktop().context().session().required().file());
    }

    private static void goTo(ShownDesktop desktop, Place place) {
        onScreen(() -> {
            desktop.desktop().context().navigator().to(place);
            return null;
        });
        desktop.settle();
    }
}
