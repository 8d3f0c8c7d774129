package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditAction.Answered;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.testing.Python;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.workbench.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Evidence leaves by the window as by the command: the same bytes, recorded, and verified by the Python file in it.
@Tag("screen")
class BundleScreenTest {

    @TempDir
    private Path home;

    private Path store = Path.of("");

    /// A store of a masked capture: of orders the customer can be erased, and no note was kept.
    @BeforeEach
    void capture() throws IOException {
        store = home.resolve("shop.awb");
        Path policy = Files.writeString(
                home.resolve("masking.yaml"),
                "rules:\n  - {column: shop.orders.customer, mode: erasable}\n"
                        + "  - {column: shop.orders.note, mode: full}\n");
        Path changes = Files.write(
                home.resolve("changes.ndjson"),
                RecordedRequest.of("single-plain").stream()
                        .map(RecordedRequest::body)
                        .toList());
        CommandRun run =
                command("import", "--masking", policy.toString(), "--store", store.toString(), changes.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void aCaseLeavesAsTheSameBytesThatTheCommandWrites() throws IOException, InterruptedException {
        Path file = home.resolve("evidence-C1.zip");
        String note;
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            goTo(desktop, ScreenId.CASES, "add T2", "");
            desktop.click("#case-title")
                    .type("Who ordered it?")
                    .press(KeyCode.ENTER)
                    .sees("C1  Who ordered it?");
            desktop.files().toSave = file;

            desktop.click("#case-bundle").sees("Case C1: Who ordered it?").sees("What will leave");

            assertThat(preview(desktop))
                    .contains("3 in 1 transaction of shop.orders")
                    .contains("shop.orders.note: as they were stored")
                    .contains("shop.orders.customer: can be erased")
                    .contains("what was pinned, the notes and the log of acts, as they were written: look at them")
                    .contains("coverage    ")
                    .contains("key ");
            desktop.picture("bundle-case");

            desktop.press(KeyCode.ENTER).sees("evidence-C1.zip is written: 3 events in 1 transaction · L3");
            desktop.picture("bundle-done").click("#export-note").click("#export-reveal");
            note = clipboard();
            assertThat(desktop.files().revealed).containsExactly(home);
            assertThat(lastExport())
                    .isEqualTo(new Asked(Kind.EXPORT, "bundle", "bundle C1 --to " + file + " --store " + store));
            assertThat(newest(Answered.class).rows()).isEqualTo(3);
            assertThat(newest(Answered.class).sha256()).isEqualTo(sha256(file));
        }
        assertThat(note)
                .contains(file.toString(), "3 events in 1 transaction", sha256(file))
                .contains("L3: signed, and as kept outside the store on this computer.")
                .contains("python3 verify.py .");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(verified(file)).startsWith("INTACT: 3 events in 1 transactions");
        assertThat(everythingIn(file)).contains("(not disclosed)").doesNotContain("héllo");
        Path again = home.resolve("again.zip");
        CommandRun run = command("bundle", "C1", "--to", again.toString(), "--store", store.toString());
        assertThat(run.out()).contains("L3: signed", sha256(file));
        assertThat(again).hasSameBinaryContentAs(file);
    }

    /// What goes wrong is said before anything is written, in words that somebody can act on.
    @Test
    void whatIsShownLeavesTooAndWhatCannotIsSaid() throws IOException, InterruptedException, SQLException {
        Path file = home.resolve("orders.zip");
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            goTo(desktop, ScreenId.EVENTS, "", "table:orders");
            desktop.files().toSave = file;
            desktop.press(KeyCode.CONTROL, KeyCode.E)
                    .sees("The first lines")
                    .click("#export-bundle")
                    .sees("What will leave")
                    .seesNot("Guard against formulas")
                    .picture("bundle-filter");
            desktop.click("Copy as command");
            String command = clipboard();
            desktop.click("#export-write").sees("orders.zip is written").press(KeyCode.ESCAPE);
            assertThat(lastExport().details()).startsWith("bundle --to " + file + " --filter table:orders");
            assertThat(command)
                    .isEqualTo("audit-workbench bundle --to evidence.zip --filter table:orders --store " + store);
            Path again = home.resolve("again.zip");
            CommandRun run =
                    command("bundle", "--to", again.toString(), "--filter", "table:orders", "--store", "" + store);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(again).hasSameBinaryContentAs(file);

            goTo(desktop, ScreenId.EVENTS, "", "table:orders key:4711");
            openBundle(desktop).sees("There is no event to prove");
            assertThat(isDisabled(desktop)).isTrue();
            desktop.press(KeyCode.ESCAPE);

            goTo(desktop, ScreenId.EVENTS, "", "table:orders");
            desktop.files().toSave = store;
            openBundle(desktop).press(KeyCode.ENTER).sees("is the store itself").press(KeyCode.ESCAPE);

            forgetKeys();
            desktop.files().toSave = file;
            openBundle(desktop);
            assertThat(preview(desktop)).contains("the bundle itself is not signed");
            desktop.press(KeyCode.ENTER).sees("orders.zip is written");
            assertThat(preview(desktop)).contains("the bundle itself is not signed");
            assertThat(verified(file)).startsWith("INTACT: ");
            desktop.press(KeyCode.ESCAPE);
            Files.delete(file);

            openBundle(desktop).sees("What will leave");
            stopTheJournal();
            desktop.press(KeyCode.ENTER)
                    .sees("the self-audit could not record it")
                    .picture("bundle-unrecorded");
            assertThat(file).doesNotExist();
        }
    }

    private static ShownDesktop openBundle(ShownDesktop desktop) {
        return desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
    }

    private void forgetKeys() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(".local/state"))) {
            for (Path key : files.filter(each -> each.endsWith("key")).toList()) {
                Files.delete(key);
            }
        }
    }

    private void stopTheJournal() throws SQLException {
        try (Connection journal = DriverManager.getConnection("jdbc:sqlite:" + SqliteAuditJournal.fileOf(store));
                Statement statement = journal.createStatement()) {
            statement.execute("create trigger full before insert on entry begin select raise(abort, 'full'); end");
        }
    }

    private CommandRun command(String... words) {
        return new CommandRun.Setting()
                .with("XDG_STATE_HOME", home.resolve(".local/state").toString())
                .run(words);
    }

    private String verified(Path bundle) throws IOException, InterruptedException {
        Path verifier = home.resolve("verify.py");
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            Files.write(verifier, zip.getInputStream(zip.getEntry("verify.py")).readAllBytes());
        }
        Process python = Python.process(verifier.toString(), bundle.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return said;
    }

    private static String everythingIn(Path bundle) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static String sha256(Path file) throws IOException {
        return Sha256.of(Files.readAllBytes(file));
    }

    private Asked lastExport() {
        return (Asked) entries().stream()
                .map(AuditEntry::action)
                .filter(action -> action instanceof Asked asked && asked.kind() == Kind.EXPORT)
                .findFirst()
                .orElseThrow();
    }

    private <A extends AuditAction> A newest(Class<A> sort) {
        return entries().stream()
                .map(AuditEntry::action)
                .filter(sort::isInstance)
                .map(sort::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<AuditEntry> entries() {
        return SqliteAuditJournal.beside(store).newest(100);
    }

    private static String preview(ShownDesktop desktop) {
        TextArea lines = desktop.node(TextArea.class, "#export-preview");
        return ShownDesktop.onScreen(lines::getText);
    }

    private static boolean isDisabled(ShownDesktop desktop) {
        return ShownDesktop.onScreen(
                () -> desktop.scene().lookup("#export-write").isDisabled());
    }

    private static String clipboard() {
        return ShownDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString());
    }

    private static void goTo(ShownDesktop desktop, ScreenId screen, String subject, String filter) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().to(new Place(screen, subject, filter, TimeRange.everything()));
            return null;
        });
        desktop.settle();
    }
}
