package io.auditworkbench.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.store.SqliteAuditJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of a self-audit outside its file finds what the file alone does not show.
class JournalHeadTest {

    private static final Actor MIA = new Actor("mia", "auditctl");

    @TempDir
    private Path folder;

    private Path store = Path.of("");
    private AuditDesks desks = new AuditDesks(Path.of(""), Clock.systemUTC());

    @BeforeEach
    void begin() throws IOException {
        store = Files.createFile(folder.resolve("shop.awb"));
        desks = new AuditDesks(folder.resolve("state"), Clock.systemUTC());
        record(5);
    }

    @Test
    void anEndThatIsCutOffTogetherWithItsCountIsNamed() throws SQLException {
        cutTo(3);
        assertThat(desks.log(store).prove().what())
                .startsWith("The end is cut off: there were 5 entries, there are 3.")
                .contains("if somebody removed the self-audit on purpose, remove that too");
        assertThat(desks.log(store).prove().entry()).isEqualTo(4);
    }

    @Test
    void goingOnAfterTheCutDoesNotHideIt() throws SQLException {
        cutTo(3);
        record(70);

        assertThat(desks.log(store).prove().verdict()).isEqualTo(ActLog.Verdict.ALTERED);
        assertThat(desks.log(store).prove().what())
                .startsWith("The log up to entry 5 is not the one that was known: its root is another.");
    }

    @Test
    void aFileThatIsGoneIsNamedToo() throws IOException {
        Files.delete(SqliteAuditJournal.fileOf(store));

        assertThat(desks.logs(store)).hasSize(1);
        assertThat(desks.logs(store).getFirst().prove().what()).startsWith("The file of the self-audit is gone");
    }

    @Test
    void aCrashBetweenTheEntryAndWhatIsKeptOfItIsNoAlarm() throws IOException {
        // Given: entries whose desk was never closed, and the file of a power cut
        AuditDesk killed = desks.of(store);
        killed.asked(MIA, Kind.READ, "events", "");
        assertThat(desks.log(store).prove().entries()).isEqualTo(6);
        assertThat(desks.log(store).prove().isIntact()).isTrue();

        Path head = head();
        Files.writeString(head, "6 ab");

        assertThat(desks.log(store).prove().isIntact()).isTrue();
        killed.close();
        assertThat(Files.readString(head)).startsWith("6 ").contains("shop.awb-selfaudit");
    }

    @Test
    void longWorkKeepsItWithoutBeingClosed() throws IOException {
        try (AuditDesk service = desks.of(store)) {
            for (int i = 0; i < 64; i++) {
                service.asked(MIA, Kind.MCP_CALL, "events", "");
            }
            assertThat(Files.readString(head())).startsWith("69 ");
        }
    }

    private void record(int acts) {
        for (int i = 0; i < acts; i++) {
            try (AuditDesk desk = desks.of(store)) {
                desk.asked(MIA, Kind.READ, "events", "");
            }
        }
    }

    private Path head() throws IOException {
        try (Stream<Path> heads = Files.list(folder.resolve("state").resolve("heads"))) {
            List<Path> all = heads.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private void cutTo(long size) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + SqliteAuditJournal.fileOf(store));
                Statement statement = connection.createStatement()) {
            statement.execute("drop trigger entry_remains");
            statement.execute("delete from entry where number > " + size);
            statement.execute("update sqlite_sequence set seq = " + size + " where name = 'entry'");
            statement.execute("CREATE TRIGGER entry_remains before delete on entry begin"
                    + " select raise(abort, 'an entry is never removed'); end");
        }
    }
}
