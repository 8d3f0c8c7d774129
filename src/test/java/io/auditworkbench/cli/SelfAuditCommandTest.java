package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.StoredShop;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfAuditCommandTest {

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeEach
    void twoActs() {
        store = StoredShop.write(folder);
        run("events", "op:delete", "-o", "ndjson");
        run("undo-sql", "E9");
    }

    private CommandRun run(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--store";
        all[words.length + 1] = store.toString();
        return CommandRun.of(all);
    }

    @Test
    void actsAreListedNewestFirstAndReadingThemIsOne() {
        CommandRun run = run("selfaudit", "-o", "csv", "--columns", "act,client,kind,object,outcome");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "act,client,kind,object,outcome",
                        "5,auditctl,self-audit,selfaudit,open",
                        "3,auditctl,export,undo-sql,given",
                        "1,auditctl,read,events,given");
        assertThat(run.err()).contains("3 acts");
    }

    @Test
    void actsAreChosenByKindActorAndTime() {
        assertThat(run("selfaudit", "--kind", "export", "-o", "name").out()).isEqualTo("3\n");
        assertThat(run("selfaudit", "--actor", "desktop", "-o", "name").out()).isEmpty();
        assertThat(run("selfaudit", "--actor", System.getProperty("user.name"), "--kind", "read", "-o", "name")
                        .out())
                .isEqualTo("1\n");
        assertThat(run("selfaudit", "--since", "2026-11-24", "-o", "name").out())
                .isEmpty();
        assertThat(run("selfaudit", "--since", "1h", "--limit", "1", "-o", "name")
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(run("selfaudit", "--kind", "reading").err()).contains("Choose from: mcp-call ");
        assertThat(run("selfaudit", "--since", "soon").exitCode()).isEqualTo(ExitCode.BAD_USAGE.number());
    }

    @Test
    void jsonHasTheHashOfWhatLeft() {
        // CommandRun holds it to its schema
        String json = run("selfaudit", "-o", "json", "--kind", "read").out();

        assertThat(json)
                .contains("\"details\": \"events op:delete -o ndjson --store " + store)
                .containsPattern("\"sha256\": \"[0-9a-f]{64}\"")
                .contains("\"rows\": ");
    }

    @Test
    void verifyNamesTheEntryThatWasChanged() throws SQLException {
        assertThat(run("selfaudit", "verify").out()).matches("INTACT  5 entries, root [0-9a-f]{64}\n");

        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + SqliteAuditJournal.fileOf(store.toAbsolutePath()));
                Statement statement = connection.createStatement()) {
            String trigger;
            try (var row = statement.executeQuery("select sql from sqlite_schema where name = 'entry_stays'")) {
                row.next();
                trigger = row.getString(1);
            }
            statement.execute("drop trigger entry_stays");
            statement.execute("update entry set details = 'events' where number = 1");
            statement.execute(trigger);
        }
        CommandRun altered = run("selfaudit", "verify", "-o", "json");

        assertThat(altered.exitCode()).isEqualTo(ExitCode.INTEGRITY.number());
        assertThat(altered.out()).contains("\"verdict\": \"altered\"").contains("Entry 1 is not as it was written");
        assertThat(run("selfaudit", "verify").out())
                .isEqualTo("ALTERED  Entry 1 is not as it was written: its hash is another.\n");
    }
}
