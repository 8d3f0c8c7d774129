package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.store.FormerStore;
import io.auditworkbench.testing.StoredStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A store of every version that there was is brought to this one in one act, with a backup of how it was.
class StoreMigrateCommandTest {

    @TempDir
    Path folder;

    private Path store = Path.of("");
    private Path backups = Path.of("");

    static IntStream formerVersions() {
        return FormerStore.versions();
    }

    @BeforeEach
    void name() throws IOException {
        store = folder.resolve("former.awb");
        backups = Files.createDirectory(folder.resolve("backups"));
    }

    private CommandRun migrate(String... further) {
        return new CommandRun.Setting()
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .run(Stream.concat(Stream.of("store", "migrate", "--store", store.toString()), Stream.of(further))
                        .toArray(String[]::new));
    }

    private static List<String> version(Path file) {
        return StoredStory.query(file, "pragma user_version");
    }

    @ParameterizedTest
    @MethodSource("formerVersions")
    void aFormerStoreIsBackedUpAndMigrated(int version) {
        FormerStore.write(store, version);

        CommandRun trial = migrate("--dry-run");
        assertThat(trial.out()).isEqualTo("Store version " + version + " would become 8.\n");
        assertThat(version(store)).containsExactly(Integer.toString(version));

        CommandRun migrated = migrate("--backup-to", backups.toString());
        assertThat(migrated.exitCode()).as(migrated.err()).isZero();
        Path copy = backups.resolve("former-2026-11-23T120000Z.awb");
        assertThat(migrated.out())
                .startsWith("Store version " + version + " became 8.\n")
                .contains("backup      " + copy + ", ");
        assertThat(version(copy)).containsExactly(Integer.toString(version));
        assertThat(version(store)).containsExactly("8");
        assertThat(StoredStory.query(store, "select name from source")).containsExactly("shop");
    }

    @Test
    void aStoreOfThisVersionIsLeftAlone() throws IOException {
        FormerStore.write(store, 6);
        assertThat(migrate("--no-backup").out()).startsWith("Store version 6 became 8.");

        CommandRun again = migrate();

        assertThat(again.exitCode()).isZero();
        assertThat(again.out())
                .isEqualTo("There is nothing to do: the store is of version 8, as this program writes it.\n");
        assertThat(migrate("-o", "json").out()).contains("\"backup\": null");
        try (Stream<Path> files = Files.list(backups)) {
            assertThat(files).isEmpty();
        }
    }

    /// What cannot be backed up is not changed.
    @Test
    void withoutABackupNothingIsMigrated() {
        FormerStore.write(store, 5);

        CommandRun migrated =
                migrate("--backup-to", folder.resolve("none/there.awb").toString());

        assertThat(migrated.exitCode()).isEqualTo(2);
        assertThat(version(store)).containsExactly("5");
        assertThat(migrate("--no-backup", "--backup-to", backups.toString()).exitCode())
                .isEqualTo(2);
    }
}
