package io.auditworkbench.synth.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLibrariesTest {

    private static final Path PROGRAM = Path.of("/opt/mysql/bin/mysqld");

    @TempDir
    private Path temporary;

    private FakeDebian machine;
    private Path ours;

    @BeforeEach
    void bareMachine() throws IOException {
        machine = new FakeDebian(Files.createDirectory(temporary.resolve("system")));
        ours = temporary.resolve("ours");
    }

    @Test
    void ensureForFetchesNothingWhenNothingIsMissing() throws IOException {
        // Given
        Files.writeString(machine.systemFolder.resolve("libaio.so.1"), "library");

        // When, Then
        assertThat(libraries(ServerUser.ROOT).ensureFor(PROGRAM)).isEmpty();
        assertThat(machine.commands).containsExactly("ldd " + PROGRAM);
    }

    @Test
    void ensureForInstallsOnlyWhatIsMissingWhenRoot() throws IOException {
        assertThat(libraries(ServerUser.ROOT).ensureFor(PROGRAM)).isEmpty();
        assertThat(machine.commands)
                .contains("apt-get install -y libaio1")
                .noneMatch(command -> command.contains("download") || command.contains("update"));
    }

    @Test
    void ensureForReadsThePackageListsWhenTheMachineHasNone() throws IOException {
        // Given
        machine.listsAreFresh = false;

        // When, Then
        assertThat(libraries(ServerUser.ROOT).ensureFor(PROGRAM)).isEmpty();
    }

    @Test
    void ensureForUnpacksBesideTheServerWhenNotRoot() throws IOException {
        assertThat(libraries(ServerUser.ORDINARY).ensureFor(PROGRAM)).contains(ours);
        assertThat(ours.resolve("libaio.so.1")).hasContent("library");
        assertThat(machine.commands).noneMatch(command -> command.contains("install"));
    }

    @Test
    void ensureForUsesWhatWasFetchedBefore() throws IOException {
        // Given
        libraries(ServerUser.ORDINARY).ensureFor(PROGRAM);
        machine.online = false;

        // When, Then
        assertThat(libraries(ServerUser.ORDINARY).ensureFor(PROGRAM)).contains(ours);
    }

    @Test
    void ensureForLinksTheRenamedFileWhenTheInstallLeavesTheOldNameMissing() throws IOException {
        // Given
        machine.fileName = "libaio.so.1t64";

        // When, Then
        assertThat(libraries(ServerUser.ROOT).ensureFor(PROGRAM)).contains(ours);
        assertThat(ours.resolve("libaio.so.1")).hasContent("library");
    }

    @Test
    void ensureForFetchesTheRenamedPackageWhenTheOldNameIsGone() throws IOException {
        // Given
        machine.packageName = "libaio1t64";
        machine.fileName = "libaio.so.1t64";

        // When, Then
        assertThat(libraries(ServerUser.ORDINARY).ensureFor(PROGRAM)).contains(ours);
    }

    @Test
    void ensureForNamesTheCommandWhenNothingHelps() {
        // Given
        machine.online = false;

        // When, Then
        for (ServerUser user : ServerUser.values()) {
            assertThatThrownBy(() -> libraries(user).ensureFor(PROGRAM))
                    .isInstanceOfSatisfying(WorkbenchException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(ErrorCode.MYSQL_NOT_AVAILABLE);
                        assertThat(refused.happened() + " " + refused.nextStep())
                                .isEqualTo(
                                        "The embedded MySQL needs libaio.so.1, which is not installed and could not be"
                                                + " fetched. Run: `sudo apt-get install -y libaio1 libnuma1`");
                    });
        }
    }

    private SharedLibraries libraries(ServerUser user) {
        return new SharedLibraries(ours, user, machine, List.of(machine.systemFolder));
    }
}
