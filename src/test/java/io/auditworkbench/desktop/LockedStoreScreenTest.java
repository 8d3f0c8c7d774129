package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.widget.Looks;
import io.auditworkbench.testing.StoreHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that another process holds: it is read all the same, and what somebody writes for it waits where it stands.
@Tag("screen")
class LockedStoreScreenTest {

    @Test
    void notesAndDialogsStayUntilTheStoreTakesThem(@TempDir Path home) throws IOException {
        Path store = ownStore(home);
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            go(desktop, ScreenId.CASES, "");
            desktop.click("#cases-begin").type("First").press(KeyCode.ENTER).sees("C1  First");
            desktop.click("#cases-begin").type("Second").press(KeyCode.ENTER).sees("C2  Second");
            try (StoreHolder _ = StoreHolder.of(store)) {
                // a dialog stays with what was typed
                desktop.click("#cases-begin").type("Third").press(KeyCode.ENTER);
                desktop.sees("is being written by process")
                        .sees("Stop the capture")
                        .seesNot("Exception");
                assertThat(text(desktop, "#case-line")).isEqualTo("Third");
                desktop.picture("locked-dialog").press(KeyCode.ESCAPE);

                // notes stay too, and come back with their case
                desktop.click("#case-notes").press(KeyCode.CONTROL, KeyCode.END).type("What I saw.");
                desktop.click("#case-items")
                        .sees("What you wrote is not in the store yet")
                        .picture("locked-notes");
                desktop.themed(Looks.Theme.DARK).picture("locked-notes-dark").themed(Looks.Theme.LIGHT);
                go(desktop, ScreenId.CASES, "C1");
                desktop.sees("C1  First");
                assertThat(text(desktop, "#case-notes")).doesNotContain("What I saw.");
                go(desktop, ScreenId.CASES, "C2");
                desktop.sees("C2  Second").sees("not in the store yet");
                assertThat(text(desktop, "#case-notes")).endsWith("What I saw.");
            }
            desktop.click("#case-again").sees("2 versions").seesNot("not in the store yet");
        }
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            go(desktop, ScreenId.CASES, "C2");
            desktop.sees("2 versions");
            assertThat(text(desktop, "#case-notes")).endsWith("What I saw.");
        }
    }

    @Test
    void aWindowThatIsClosedWhileSomebodyWritesLosesNoWord(@TempDir Path home) throws IOException {
        Path store = ownStore(home);
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            go(desktop, ScreenId.CASES, "");
            desktop.click("#cases-begin").type("First").press(KeyCode.ENTER).sees("C1  First");
            desktop.click("#case-notes").press(KeyCode.CONTROL, KeyCode.END);
            desktop.robot().write("The last word.", 0);
        }
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            go(desktop, ScreenId.CASES, "C1");
            desktop.sees("C1  First");
            assertThat(text(desktop, "#case-notes")).endsWith("The last word.");
        }
    }

    @Test
    void aVerdictStaysInItsDialogUntilTheStoreTakesIt(@TempDir Path home) throws IOException {
        Path store = ownStore(home);
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            desktop.press(KeyCode.ALT, KeyCode.DIGIT4).sees("A22 ·");
            try (StoreHolder _ = StoreHolder.of(store)) {
                desktop.press(KeyCode.DIGIT1).sees("A22 is explained").type("The yearly sale");
                desktop.press(KeyCode.ENTER).sees("is being written by process").sees("Nothing was changed");
                desktop.picture("locked-verdict");
                assertThat(text(desktop, "#triage-reason")).isEqualTo("The yearly sale");
            }
            desktop.click("#triage-keep").seesNot("is being written by process").sees("A22: what you said was kept.");
        }
    }

    /// While nobody else has the store open SQLite can be asked for all of it.
    @Test
    void aStoreThatAnotherProgramHasForItselfIsSaidToBeHeld(@TempDir Path home) throws SQLException {
        Path store = ownStore(home);
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            desktop.files().toOpen = store;
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                    Statement statement = connection.createStatement()) {
                statement.execute("pragma locking_mode = exclusive");
                statement.execute("begin exclusive");
                desktop.click("#welcome-open")
                        .sees("Another program holds the store")
                        .sees("mine.awb");
                desktop.seesNot("Exception").picture("locked-open");
            }
            desktop.click("#welcome-open").sees("mine.awb").sees("log at E");

            // an open store cannot be taken away from who reads it
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                    Statement statement = connection.createStatement()) {
                statement.execute("pragma busy_timeout = 0");
                statement.execute("begin immediate");
                go(desktop, ScreenId.EVENTS, "E3");
                desktop.sees("shown").seesNot("Another program");
            }
        }
    }

    @Test
    void aStoreThatAnotherProgramWritesToForAMomentIsWaitedFor(@TempDir Path home) throws SQLException {
        Path store = ownStore(home);
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            go(desktop, ScreenId.CASES, "");
            desktop.click("#cases-begin").type("First").press(KeyCode.ENTER).sees("C1  First");
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                    Statement statement = connection.createStatement()) {
                statement.execute("begin immediate");
                desktop.click("#cases-begin").type("Second");
                desktop.robot().push(KeyCode.ENTER);
                desktop.sees("Still keeping it").seesNot("C2");
            }
            desktop.settle().sees("C2  Second").seesNot("Still keeping it");
        }
    }

    private static String text(ShownDesktop desktop, String selector) {
        TextInputControl field = desktop.node(TextInputControl.class, selector);
        return ShownDesktop.onScreen(field::getText);
    }

    private static void go(ShownDesktop desktop, ScreenId screen, String subject) {
        ShownDesktop.onScreen(() -> {
            desktop.desktop().context().navigator().go(screen, subject);
            return null;
        });
        desktop.settle();
    }

    /// The demo's store under another name, as a record of one's own.
    private static Path ownStore(Path home) {
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            return Files.copy(desktop.services().demo().get(), home.resolve("mine.awb"));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
