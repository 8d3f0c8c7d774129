package io.auditworkbench.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditDesksTest {

    @TempDir
    Path folder;

    private AuditDesks desks() {
        return new AuditDesks(folder.resolve("state").resolve("selfaudit"), Clock.systemUTC());
    }

    @Test
    void theFileIsBesideTheStoreAndTheSameByEveryNameOfIt() throws IOException {
        Path store = Files.createFile(folder.resolve("audit.awb"));
        Path link = Files.createSymbolicLink(folder.resolve("link.awb"), store);

        assertThat(desks().fileOf(store)).isEqualTo(store.toRealPath().resolveSibling("audit.awb-selfaudit"));
        assertThat(desks().fileOf(link)).isEqualTo(desks().fileOf(store));
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void whereNothingCanBeWrittenBesideTheStoreItIsInTheFolderForState() throws IOException {
        // a folder that even root cannot write
        Path store = Path.of("/proc/self/status");

        Path file = desks().fileOf(store);

        assertThat(file.getParent()).isEqualTo(folder.resolve("state").resolve("selfaudit"));
        assertThat(file.getFileName().toString()).matches("status-[0-9a-f]{16}-selfaudit");
        try (AuditDesk desk = desks().of(store)) {
            desk.asked(Actor.person("mia"), Kind.READ, "events", "");
        }
        Path made = folder.resolve("state").resolve("selfaudit");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(made.toFile().list())
                .containsExactlyInAnyOrder("heads", file.getFileName().toString());
        assertThat(desks().logs(store)).singleElement().satisfies(log -> {
            assertThat(log.file()).isEqualTo(file);
            assertThat(log.prove().entries()).isEqualTo(1);
        });
    }
}
