package io.auditworkbench.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person reads who opens what is no store, or one that this program cannot read.
@Tag("screen")
class BadStoreScreenTest {

    @Test
    void aTextFileIsNamedForWhatItIs(@TempDir Path home) throws IOException {
        Path text = Files.writeString(
                home.resolve("notes.awb"), "these are notes, and no store at all, however long they are");
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            desktop.files().toOpen = text;
            desktop.click("#welcome-open")
                    .sees("notes.awb")
                    .seesNot("Exception")
                    .picture("welcome-error");
        }
    }

    @Test
    void aStoreThatIsGoneIsSaidToBeGone(@TempDir Path home) {
        try (ShownDesktop desktop = ShownDesktop.of(home, home.resolve("gone.awb"))) {
            desktop.sees("gone.awb").sees("Explore the demo").seesNot("Exception");
        }
    }

    @Test
    void aStoreOfANewerProgramIsLeftAlone(@TempDir Path home) throws SQLException {
        Path store = demoStore(home);
        change(store, "pragma user_version = 999");
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            desktop.sees("newer").seesNot("Exception");
        }
    }

    @Test
    void aDamagedStoreIsSaidToBeDamaged(@TempDir Path home) throws IOException {
        Path store = demoStore(home);
        byte[] bytes = Files.readAllBytes(store);
        for (int i = 4_096; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Files.write(store, bytes);
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            desktop.sees("damaged").seesNot("Exception");
        }
    }

    /// A store can be read while its folder cannot be written.
    @Test
    void aStoreThatMayOnlyBeReadIsReadAllTheSame(@TempDir Path home) {
        Path store = demoStore(home);
        store.toFile().setReadOnly();
        try (ShownDesktop desktop = ShownDesktop.of(home, store)) {
            desktop.sees("log at E").seesNot("Exception");
        }
    }

    /// The demo's store under another name, as a record of one's own.
    private static Path demoStore(Path home) {
        try (ShownDesktop desktop = ShownDesktop.welcome(home)) {
            Path demo = desktop.services().demo().get();
            return Files.copy(demo, home.resolve("mine.awb"));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void change(Path store, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
