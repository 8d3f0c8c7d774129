package io.auditworkbench.desktop;

import static io.auditworkbench.desktop.ShownDesktop.onScreen;
import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Answered;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Goal G16 in the window: whatever is looked at, judged, written or taken away there leaves its act.
@Tag("screen")
class RecordedActsScreenTest {

    private static final String DELETED = "op:delete";

    @TempDir
    private Path home;

    /// Each screen that shows something of a store once, and what is recorded of it.
    @Test
    void everyLookIsOneAct() {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            assertThat(asked(desktop)).extracting(Asked::kind).containsExactly(Kind.OPEN, Kind.READ);

            for (ScreenId screen : ScreenId.values()) {
                switch (screen) {
                    case SELF_AUDIT -> leavesOfItself(desktop);
                    case WELCOME, CONNECT, SETTINGS -> leavesNothing(desktop, screen);
                    case OVERVIEW, TIMELINE, RULES, SQL, HEALTH -> leaves(desktop, screen, "", screen.word());
                    case EVENTS -> {
                        leaves(desktop, screen, "", "events");
                        leaves(desktop, screen, "E70", "events E70");
                    }
                    case ANOMALIES -> leaves(desktop, screen, "A5", "anomalies A5");
                    case BUSINESS -> leaves(desktop, screen, "B12", "business B12");
                    case CASES -> leaves(desktop, screen, "", "cases");
                    case REPORTS -> leaves(desktop, screen, "deletions", "reports deletions");
                    case TRANSACTION -> leaves(desktop, screen, "T88", "transaction T88");
                    case ROW_HISTORY -> leaves(desktop, screen, "shop.orders/1", "row-history shop.orders/1");
                }
            }
        }
    }

    private static void leaves(ShownDesktop desktop, ScreenId screen, String subject, String object) {
        int before = asked(desktop).size();
        goTo(desktop, new Place(screen, subject, DELETED, TimeRange.everything()));
        // a screen may have selected a line by itself and be at that one
        goTo(desktop, context(desktop).navigator().place());

        List<Asked> left = asked(desktop).subList(before, asked(desktop).size());
        String details = screen.isFiltered() ? "--filter " + DELETED : "";
        assertThat(left).extracting(Asked::kind).containsOnly(Kind.READ);
        assertThat(left.stream().filter(act -> act.object().equals(object)))
                .as(object)
                .extracting(Asked::details)
                .containsExactly(details);
    }

    private static void leavesOfItself(ShownDesktop desktop) {
        goTo(desktop, new Place(ScreenId.SELF_AUDIT, "", "", TimeRange.everything()));
        assertThat(asked(desktop)).last().isEqualTo(new Asked(Kind.SELF_AUDIT, "selfaudit", ""));
    }

    private static void leavesNothing(ShownDesktop desktop, ScreenId screen) {
        int before = asked(desktop).size();
        goTo(desktop, new Place(screen, "", "", TimeRange.everything()));
        assertThat(asked(desktop)).as(screen.word()).hasSize(before);
    }

    @Test
    void scrollingAndComingBackToTheSameQuestionIsOneActWithItsRows() {
        try (ShownDesktop desktop = ListedEvents.of(home, DELETED)) {
            int before = asked(desktop).size();
            desktop.press(KeyCode.PAGE_DOWN).press(KeyCode.END).press(KeyCode.HOME);
            assertThat(asked(desktop).size() - before)
                    .as("one for each event that was selected")
                    .isBetween(0, 3);

            goTo(desktop, new Place(ScreenId.HEALTH, "", "", TimeRange.everything()));

            Answered end = entries(desktop).stream()
                    .map(AuditEntry::action)
                    .filter(Answered.class::isInstance)
                    .map(Answered.class::cast)
                    .filter(answered -> answered.rows() > 0)
                    .findFirst()
                    .orElseThrow();
            assertThat(end.outcome()).isEqualTo(Outcome.GIVEN);
            assertThat(end.rows()).isGreaterThan(5);
        }
    }

    @Test
    void aStatementAndACopyOfItsRowsAreActs() {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            goTo(desktop, new Place(ScreenId.SQL, "", "", TimeRange.everything()));
            TextArea editor = desktop.node(TextArea.class, "#sql-editor");
            onScreen(() -> {
                editor.setText("select seq from shown_event order by seq limit 25");
                editor.requestFocus();
                return null;
            });
            desktop.press(KeyCode.CONTROL, KeyCode.ENTER).sees("25 rows");
            AuditEntry statement = last(desktop, Asked.class);
            assertThat(statement.actor()).isEqualTo(new Actor(System.getProperty("user.name"), "desktop"));
            assertThat(statement.action())
                    .isEqualTo(new Asked(Kind.READ, "sql", "select seq from shown_event order by seq limit 25"));
            assertThat(end(desktop, statement).rows()).isEqualTo(25);

            desktop.click("#sql-copy");

            AuditEntry copy = last(desktop, Asked.class);
            String csv = onScreen(() -> Clipboard.getSystemClipboard().getString());
            assertThat(copy.action()).isEqualTo(new Asked(Kind.EXPORT, "clipboard", "sql"));
            assertThat(end(desktop, copy))
                    .isEqualTo(new Answered(copy.number(), Outcome.GIVEN, 25, csv.length(), Sha256.of(csv)));
        }
    }

    @Test
    void aReportInAFileIsAnActWithItsHash() throws IOException {
        Path file = home.resolve("report.csv");
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            goTo(desktop, new Place(ScreenId.REPORTS, "deletions", "", TimeRange.everything()));
            desktop.files().toSave = file;
            desktop.click("#report-pdf");

            AuditEntry export = last(desktop, Asked.class);
            assertThat(export.action()).isEqualTo(new Asked(Kind.EXPORT, "report deletions", file.toString()));
            assertThat(end(desktop, export).bytes()).isEqualTo(Files.size(file));
            assertThat(end(desktop, export).sha256()).isEqualTo(Sha256.of(Files.readAllBytes(file)));
        }
    }

    @Test
    void closingTheWindowEndsWhatWasOpen() {
        Path store;
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            store = store(desktop);
        }

        List<AuditEntry> all = SqliteAuditJournal.beside(store).newest(1_000);
        assertThat(all.stream().filter(entry -> entry.action() instanceof Answered))
                .hasSameSizeAs(all.stream()
                        .filter(entry -> entry.action() instanceof Asked)
                        .toList());
    }

    @Test
    void whatCannotBeRecordedIsNotShownAndTheScreenSaysWhatToDo() throws SQLException {
        try (ShownDesktop desktop = ShownDesktop.demo(home)) {
            try (Connection journal =
                            DriverManager.getConnection("jdbc:sqlite:" + SqliteAuditJournal.fileOf(store(desktop)));
                    Statement statement = journal.createStatement()) {
                statement.execute("create trigger full before insert on entry begin select raise(abort, 'full'); end");
            }

            goTo(desktop, new Place(ScreenId.SQL, "", "", TimeRange.everything()));
            desktop.press(KeyCode.CONTROL, KeyCode.ENTER);

            desktop.sees("Nothing was shown, because the self-audit could not record it.")
                    .seesNot("200 rows");
        }
    }

    private static Answered end(ShownDesktop desktop, AuditEntry act) {
        return entries(desktop).stream()
                .map(AuditEntry::action)
                .filter(Answered.class::isInstance)
                .map(Answered.class::cast)
                .filter(answered -> answered.asked() == act.number())
                .findFirst()
                .orElseThrow();
    }

    private static AuditEntry last(ShownDesktop desktop, Class<?> sort) {
        return entries(desktop).reversed().stream()
                .filter(entry -> sort.isInstance(entry.action()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Asked> asked(ShownDesktop desktop) {
        return entries(desktop).stream()
                .map(AuditEntry::action)
                .filter(Asked.class::isInstance)
                .map(Asked.class::cast)
                .toList();
    }

    private static List<AuditEntry> entries(ShownDesktop desktop) {
        return SqliteAuditJournal.beside(store(desktop)).newest(10_000).reversed();
    }

    private static Path store(ShownDesktop desktop) {
        ShownDesktop.await("the store", () -> context(desktop).session().store().isPresent());
        return onScreen(() -> context(desktop).session().required().file());
    }

    private static void goTo(ShownDesktop desktop, Place place) {
        onScreen(() -> {
            context(desktop).navigator().to(place);
            return null;
        });
        desktop.settle();
    }

    private static DesktopContext context(ShownDesktop desktop) {
        return desktop.desktop().context();
    }
}
