package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.StoredStory;
import io.auditworkbench.workbench.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup of the recorded demo, and what `verify` says of it at its own place and in the place of the store.
class StoreBackupCommandTest {

    @TempDir
    Path folder;

    private Path store = Path.of("");
    private Path backups = Path.of("");

    @BeforeEach
    void make() throws IOException {
        assertThat(run("demo").exitCode()).isZero();
        store = folder.resolve("audit-workbench/demo/demo.awb");
        backups = Files.createDirectory(folder.resolve("backups"));
    }

    private CommandRun run(String... words) {
        return setting().run(words);
    }

    private CommandRun.Setting setting() {
        return new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    private CommandRun backup(Path to) {
        return run("store", "backup", "--to", to.toString(), "--store", store.toString());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void itIsNamedAfterTheStoreAndTheTimeAndHoldsAllOfIt() throws IOException {
        CommandRun made = backup(backups);

        assertThat(made.exitCode()).as(made.err()).isZero();
        Path copy = backups.resolve("demo-2026-11-23T120000Z.awb");
        assertThat(files()).containsExactly("demo-2026-11-23T120000Z.awb", "demo-2026-11-23T120000Z.awb-selfaudit");
        assertThat(made.out())
                .startsWith(copy + " · ")
                .contains("15 340 events in 5 971 transactions")
                .contains("L3: signed, and as kept outside the store on this computer")
                .contains(Sha256.of(Files.readAllBytes(copy)));
        assertThat(StoredStory.of(copy)).isEqualTo(StoredStory.of(store));
        assertThat(StoredStory.count(copy, "meta where name = 'writer'")).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(run("selfaudit", "verify", "--store", copy.toString()).exitCode())
                .isZero();
        assertThat(run("selfaudit", "--kind", "export", "--store", store.toString())
                        .out())
                .contains("store backup");
    }

    @Test
    void itIsJsonForScripts() throws IOException {
        Path copy = backups.resolve("copy.awb");
        JsonNode made = new ObjectMapper()
                .readTree(run("store", "backup", "--to", copy.toString(), "--store", store.toString(), "-o", "json")
                        .out())
                .path("items")
                .path(0);

        assertThat(made.path("sha256").asText()).isEqualTo(Sha256.of(Files.readAllBytes(copy)));
        assertThat(made.path("size_bytes").asLong()).isEqualTo(Files.size(copy));
        assertThat(made.path("self_audit").path("sha256").asText())
                .isEqualTo(Sha256.of(Files.readAllBytes(Path.of(copy + "-selfaudit"))));
        assertThat(made.path("signed_transactions").asLong()).isEqualTo(5_971);
    }

    /// The store goes on: the backup is older than what is kept outside, and nothing is wrong with that. Only in the
    /// place of the store it hides what came after it.
    @Test
    void itIsIntactAtItsOwnPlaceAndRolledBackInThatOfTheStore() throws IOException {
        // Given
        Path copy = backups.resolve("copy.awb");
        assertThat(backup(copy).exitCode()).isZero();
        CommandRun act = run(
                "anomalies", "set", "A1", "--state", "explained", "--reason", "looked", "--store", store.toString());
        assertThat(act.exitCode()).as(act.err()).isZero();
        assertThat(run("verify", store.toString()).out()).startsWith("INTACT  L3: ");

        // When
        CommandRun own = run("verify", copy.toString());
        Path moved = Files.copy(copy, backups.resolve("moved.awb"));
        CommandRun elsewhere = run("verify", moved.toString());
        CommandRun stranger = setting()
                .with("XDG_STATE_HOME", folder.resolve("other").toString())
                .run("verify", moved.toString());
        Files.copy(copy, store, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(Path.of(store + "-wal"));
        Files.deleteIfExists(Path.of(store + "-shm"));
        CommandRun restored = run("verify", "-o", "json", store.toString());

        // Then
        assertThat(own.exitCode()).as(own.out()).isZero();
        assertThat(own.out())
                .startsWith("INTACT  L3: ")
                .contains("It is a backup that was made on this computer at 2026-11-23 12:00:00 UTC");
        assertThat(elsewhere.out()).startsWith("INTACT  L3: ");
        assertThat(stranger.out()).startsWith("INTACT  L2: ");
        assertThat(restored.exitCode()).isEqualTo(5);
        assertThat(new ObjectMapper()
                        .readTree(restored.out())
                        .path("items")
                        .path(0)
                        .path("problems"))
                .anySatisfy(problem -> assertThat(problem.path("kind").asText()).isEqualTo("rolled-back"));
    }

    /// A copy that somebody made in another way is held against all that is kept outside.
    @Test
    void aCopyThatIsNoBackupIsHeldAgainstWhatIsKeptOutside() throws IOException {
        Path copy = Files.copy(store, backups.resolve("copy.awb"));
        run("anomalies", "set", "A1", "--state", "explained", "--reason", "looked", "--store", store.toString());

        CommandRun verified = run("verify", copy.toString());

        assertThat(verified.exitCode()).isEqualTo(5);
        assertThat(verified.out()).contains("at the end are gone");
    }

    /// A backup of it would make the cut look right.
    @Test
    void aStoreThatIsBehindWhatIsKeptOutsideIsNotBackedUp() throws IOException {
        byte[] before = Files.readAllBytes(store);
        run("anomalies", "set", "A1", "--state", "explained", "--reason", "looked", "--store", store.toString());
        Files.write(store, before);

        CommandRun made = backup(backups.resolve("copy.awb"));

        assertThat(made.exitCode()).isEqualTo(5);
        assertThat(made.err()).contains("The copy is not as it was sealed").contains("at the end are gone");
        assertThat(files()).isEmpty();
    }

    @Test
    void anAlteredStoreIsNotBackedUpAndNothingIsLeft() throws IOException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update change_event set body = (select body from change_event where seq = 100) where seq = 99");
        }

        CommandRun made = backup(backups);

        assertThat(made.exitCode()).isEqualTo(5);
        assertThat(made.out()).isEmpty();
        assertThat(made.err()).contains("E99: ");
        assertThat(files()).isEmpty();
    }

    @Test
    void aStoppedBackupLeavesNothing() throws IOException {
        Interruption stop = new Interruption();
        stop.onRequest(() -> {});
        stop.request(ExitCode.INTERRUPTED);

        CommandRun made =
                setting().until(stop).run("store", "backup", "--to", backups.toString(), "--store", store.toString());

        assertThat(made.exitCode()).isEqualTo(130);
        assertThat(made.err()).contains("The backup was stopped; nothing was kept of it.");
        assertThat(files()).isEmpty();
    }

    @Test
    void noFileIsEverReplaced() throws IOException {
        Path taken = Files.writeString(backups.resolve("taken.awb"), "mine");
        assertThat(backup(taken).exitCode()).isEqualTo(2);
        assertThat(taken).hasContent("mine");
        assertThat(backup(store).exitCode()).isEqualTo(2);

        Path former = folder.resolve("former.awb");
        Files.move(store, former);
        Files.delete(Path.of(store + "-selfaudit"));
        CommandRun inPlaceOfStore = run("store", "backup", "--to", store.toString(), "--store", former.toString());
        assertThat(inPlaceOfStore.exitCode()).isEqualTo(2);
        assertThat(inPlaceOfStore.err()).contains("A store was written at " + store + " before.");

        CommandRun nowhere =
                run("store", "backup", "--to", folder.resolve("none/x.awb").toString(), "--store", former.toString());
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("connect the disk");
    }

    /// What a killed backup left is no backup, and not in the way of the next.
    @Test
    void whatAKilledBackupLeftIsTakenAway() throws IOException {
        Files.writeString(backups.resolve("copy.awb.part"), "half");
        Files.writeString(backups.resolve("copy.awb.part-journal"), "half");

        assertThat(backup(backups.resolve("copy.awb")).exitCode()).isZero();

        assertThat(files()).containsExactly("copy.awb", "copy.awb-selfaudit");
    }

    /// The same name again, after somebody took the former backup away.
    @Test
    void theSelfAuditOfAFormerBackupIsNotMissed() throws IOException {
        Path copy = backups.resolve("copy.awb");
        assertThat(backup(copy).exitCode()).isZero();
        assertThat(run("verify", copy.toString()).exitCode()).isZero();
        for (String file : files()) {
            Files.delete(backups.resolve(file));
        }

        assertThat(backup(copy).exitCode()).isZero();

        assertThat(run("verify", copy.toString()).out()).startsWith("INTACT  L3: ");
    }
}
