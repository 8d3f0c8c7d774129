package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Answered;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.store.AuditJournalCheck.Known;
import io.auditworkbench.store.AuditJournalCheck.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditJournalCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:13:07.481522Z");
    private static final Actor MIA = new Actor("mia", "auditctl");

    /// Reading the file once for each of its bytes takes long; no field is shorter than this.
    private static final int EVERY = 47;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void tenEntries() {
        file = directory.resolve("audit.awb-selfaudit");
        append(5);
    }

    private void append(int acts) {
        append(acts, MIA);
    }

    private void append(int acts, Actor actor) {
        try (SqliteAuditJournal journal = SqliteAuditJournal.in(file)) {
            for (int act = 0; act < acts; act++) {
                long asked = journal.append(NOW, actor, new Asked(Kind.READ, "events", "op:delete since:2h"));
                journal.append(NOW.plusMillis(3), actor, new Answered(asked, Outcome.GIVEN, 7, 1_234, "ab".repeat(32)));
            }
        }
    }

    @Test
    void anUntouchedFileIsIntactWithItsSizeAndRoot() throws SQLException {
        Result result = AuditJournalCheck.of(file);

        assertThat(result).isInstanceOf(Result.Intact.class);
        assertThat(((Result.Intact) result).size()).isEqualTo(10);
        assertThat(((Result.Intact) result).root()).isEqualTo(root(10));
    }

    @Test
    void nothingIsSaidOfAFileThatIsNotThere() {
        assertThat(AuditJournalCheck.of(directory.resolve("none")))
                .isEqualTo(new Result.Missing("There is no self-audit at " + directory.resolve("none") + "."));
        assertThat(AuditJournalCheck.of(directory.resolve("none"), List.of(new Known(3, "ab"))))
                .isInstanceOf(Result.Altered.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update entry set user = 'nobody' where number = 4                 | 4  | not as it was written
            update entry set details = '' where number = 5                    | 5  | not as it was written
            update entry set row_count = 6 where number = 2                   | 2  | not as it was written
            update entry set at_us = at_us + 1 where number = 1               | 1  | not as it was written
            update entry set leaf = zeroblob(32) where number = 6             | 6  | not as it was written
            update entry set subtree = zeroblob(32) where number = 8          | 8  | does not fit the log
            update entry set root = zeroblob(32) where number = 9             | 9  | does not fit the log
            delete from entry where number = 3                                | 3  | is missing
            delete from entry where number = 10                               | 10 | cut off
            insert into entry select 11, at_us, user, client, action, object, details, asked, outcome, row_count, byte_count, sha256, leaf, subtree, root from entry where number = 9 | 11 | not as it was written
            """)
    void whatWasChangedIsFoundAndNamed(String sql, long number, String what) throws SQLException {
        alter(sql);

        assertThat(AuditJournalCheck.of(file)).isInstanceOfSatisfying(Result.Altered.class, altered -> {
            assertThat(altered.number()).isEqualTo(number);
            assertThat(altered.what()).contains(what);
        });
    }

    @Test
    void swappedEntriesAreFound() throws SQLException {
        alter(
                "update entry set number = -1 where number = 2",
                "update entry set number = 2 where number = 4",
                "update entry set number = 4 where number = -1");

        assertThat(AuditJournalCheck.of(file))
                .isEqualTo(new Result.Altered(2, "Entry 2 is not as it was written: its hash is another."));
    }

    @Test
    void anEntryWhoseHashWasMadeAnewDoesNotFitTheLog() throws SQLException {
        // Given
        byte[] forged = JournalRow.of(4, NOW, MIA, new Answered(3, Outcome.REFUSED, 0, 0, ""))
                .leaf(new LeafHasher());

        // When
        alter("update entry set at_us = (select at_us from entry where number = 3), outcome = 'REFUSED', row_count = 0,"
                + " byte_count = 0, sha256 = '', leaf = x'"
                + HexFormat.of().formatHex(forged) + "' where number = 4");

        // Then
        assertThat(AuditJournalCheck.of(file))
                .isEqualTo(new Result.Altered(
                        4, "Entry 4 does not fit the log: the root that was written with it is another."));
    }

    @Test
    void anEndCutOffWithItsCountIsFoundByWhatWasKnownElsewhere() throws SQLException {
        Known known = new Known(10, root(10));
        alter("delete from entry where number > 8", "update sqlite_sequence set seq = 8");

        assertThat(AuditJournalCheck.of(file)).isInstanceOf(Result.Intact.class);
        assertThat(AuditJournalCheck.of(file, List.of(known)))
                .isEqualTo(new Result.Altered(9, "The end is cut off: there were 10 entries, there are 8."));
    }

    @Test
    void aFileThatWentOnAfterACutIsFoundByWhatWasKnownElsewhere() throws SQLException {
        Known known = new Known(10, root(10));
        alter("delete from entry where number > 8", "update sqlite_sequence set seq = 8");
        append(3, Actor.person("zoe"));

        assertThat(AuditJournalCheck.of(file)).isInstanceOf(Result.Intact.class);
        assertThat(AuditJournalCheck.of(file, List.of(known)))
                .isEqualTo(new Result.Altered(
                        10, "The log up to entry 10 is not the one that was known: its root is another."));
    }

    @Test
    void otherTablesAreFound() throws SQLException {
        alter("create view shadow as select 1");

        assertThat(AuditJournalCheck.of(file))
                .isEqualTo(new Result.Altered(0, "The tables of the file are not those the workbench made."));
    }

    @Test
    void aFlippedBitIsFoundOrChangesNoAnswer() throws IOException {
        // Given
        byte[] original = Files.readAllBytes(file);
        List<AuditEntry> entries = SqliteAuditJournal.in(file).newest(100);
        List<Integer> unseen = new ArrayList<>();
        int found = 0;

        // When
        for (int at = 0; at < original.length; at += EVERY) {
            byte[] flipped = original.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            Files.write(file, flipped);
            if (AuditJournalCheck.of(file) instanceof Result.Intact) {
                if (!entries.equals(SqliteAuditJournal.in(file).newest(100))) {
                    unseen.add(at);
                }
            } else {
                found++;
            }
        }

        // Then
        assertThat(unseen).isEmpty();
        assertThat(found).isGreaterThan(50);
    }

    @Test
    void entriesOfTheFirstVersionGetHashesAndItIsSaid() throws SQLException {
        // Given
        Path old = directory.resolve("old-selfaudit");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table entry (number integer primary key autoincrement, at_us integer not null,
                      user text not null, client text not null, action text not null, object text not null,
                      details text not null, asked integer references entry(number), outcome text, row_count integer,
                      byte_count integer, sha256 text) strict""");
            statement.execute("create trigger entry_stays before update on entry begin"
                    + " select raise(abort, 'an entry is never changed'); end");
            statement.execute("create trigger entry_remains before delete on entry begin"
                    + " select raise(abort, 'an entry is never removed'); end");
            statement.execute("insert into entry values"
                    + " (1, 5, 'mia', 'claude', 'MCP_CALL', 'audit_count', '{}', null, null, null, null, null),"
                    + " (2, 6, 'mia', 'claude', 'ANSWER', '', '', 1, 'GIVEN', 1, 2, 'ab')");
            statement.execute("pragma user_version = 1");
        }
        assertThat(AuditJournalCheck.of(old))
                .isInstanceOfSatisfying(
                        Result.Missing.class,
                        missing -> assertThat(missing.why()).contains("did not hash its entries"));

        // When
        try (SqliteAuditJournal journal = SqliteAuditJournal.in(old)) {
            journal.append(NOW, MIA, new Asked(Kind.READ, "events", ""));
        }

        // Then
        assertThat(SqliteAuditJournal.in(old).newest(10))
                .extracting(AuditEntry::action)
                .containsExactly(
                        new Asked(Kind.READ, "events", ""),
                        new Happened(
                                Kind.SELF_AUDIT,
                                "hashed",
                                "Entries 1 to 2 were written before entries had hashes.",
                                Outcome.GIVEN,
                                2),
                        new Answered(1, Outcome.GIVEN, 1, 2, "ab"),
                        new Asked(Kind.MCP_CALL, "audit_count", "{}"));
        assertThat(AuditJournalCheck.of(old))
                .isInstanceOfSatisfying(
                        Result.Intact.class, intact -> assertThat(intact.size()).isEqualTo(4));
    }

    private void alter(String... sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("drop trigger entry_stays");
            statement.execute("drop trigger entry_remains");
            for (String each : sql) {
                statement.execute(each);
            }
            for (String trigger : JournalSchema.STATEMENTS.subList(1, 3)) {
                statement.execute(trigger);
            }
        }
    }

    private String root(long size) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select root from entry where number = " + size)) {
            row.next();
            return HexFormat.of().formatHex(row.getBytes(1));
        }
    }
}
