package io.auditworkbench.workbench.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.capture.BinlogVolume;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthCheckTest {

    @TempDir
    Path folder;

    private HealthReport examine(Path store, String path, String... only) {
        ConnectionCheck unused = new ConnectionCheck(Clock.systemUTC(), new Random(1), Runnable::run);
        return new HealthCheck(unused, Map.of("PATH", path))
                .examine(new HealthQuestion(Optional.empty(), "", "", List.of(only), store, Duration.ofDays(90)));
    }

    private HealthItem item(Path store, String path, String id) {
        return examine(store, path, id).items().getFirst();
    }

    private Path executable(String... names) throws IOException {
        Path file = folder;
        for (String name : names) {
            file = file.resolve(name);
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    @Test
    void examineWithoutAServerLooksAtThisMachineOnly() {
        HealthReport report = examine(folder.resolve("new").resolve("audit.awb"), "");

        assertThat(report.items()).extracting(HealthItem::id).containsExactly("L01", "L02", "L03");
        assertThat(report.isReady()).isTrue();
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void examineNamesAnUnknownCheck() {
        assertThatThrownBy(() -> examine(folder.resolve("a.awb"), "", "P05", "P99"))
                .isInstanceOfSatisfying(WorkbenchException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_USAGE);
                    assertThat(refused.happened()).isEqualTo("There is no check \"P99\".");
                    assertThat(refused.nextStep())
                            .isEqualTo("Choose from P01 to P27 for the server and L01 to L03 for this machine.");
                });
    }

    @Test
    void l01BlocksOnAFolderInsteadOfAStore() {
        HealthItem item = item(folder, "", "l01");

        assertThat(item.blocks()).isTrue();
        assertThat(item.found()).isEqualTo(folder + " is a folder");
        assertThat(item.fix().text()).isEqualTo("Name a file in it, for example " + folder.resolve("audit.awb") + ".");
    }

    @Test
    void l01BlocksWhereAFileStandsInTheWayOfTheFolder() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");

        HealthItem item = item(inTheWay.resolve("audit.awb"), "", "L01");

        assertThat(item.state()).isEqualTo(HealthState.FAILED);
        assertThat(item.found()).isEqualTo(inTheWay + " is not a folder");
    }

    @Test
    void l03TellsAnotherAuditctlThatIsFirstOnPath() throws IOException {
        // Given: the kernel's tool and a link to our other name in one folder, ours in the next
        Path kernels = executable("sbin", "auditctl");
        Path ours = executable("opt", "auditctl");
        Path other = executable("opt", "audit-workbench");
        Files.createSymbolicLink(kernels.resolveSibling("audit-workbench"), other);

        // When
        HealthItem clash = item(folder.resolve("a"), kernels.getParent() + ":" + ours.getParent(), "L03");
        HealthItem fine = item(folder.resolve("a"), "/nowhere:" + ours.getParent() + ":" + kernels.getParent(), "L03");
        HealthItem none = item(folder.resolve("a"), "", "L03");

        // Then
        assertThat(clash.found()).isEqualTo("another auditctl is first on PATH: " + kernels);
        assertThat(clash.level()).isEqualTo(HealthLevel.ADVISE);
        assertThat(clash.fix().text()).isEqualTo("Call audit-workbench instead, or our auditctl by its full path.");
        assertThat(fine.found()).isEqualTo(ours.toString());
        assertThat(none.found()).isEqualTo("no auditctl on PATH");
    }

    @Test
    void p19ComparesTwiceTheExpectedSizeWithTheFreeSpace() {
        // Given: 10 GB of log in 5 days, that is 2 GB a day, 180 GB in 90 days
        Optional<BinlogVolume> volume = Optional.of(new BinlogVolume(10_000_000_000L, Duration.ofDays(5)));

        assertThat(diskOutcome(volume, 361_000_000_000L))
                .isEqualTo(new Passed("361.0 GB free; about 2.0 GB a day, kept for 90 days"));
        assertThat(diskOutcome(volume, 359_000_000_000L)).isInstanceOf(Failed.class);
        assertThat(diskOutcome(Optional.empty(), 359_000_000_000L)).isInstanceOf(CouldNotCheck.class);
        assertThat(diskOutcome(Optional.of(new BinlogVolume(1_000, Duration.ofMinutes(59))), 359_000_000_000L))
                .isInstanceOf(CouldNotCheck.class);
        assertThat(diskOutcome(Optional.empty(), 999_999_999L)).isInstanceOf(Failed.class);
    }

    private static CheckOutcome diskOutcome(Optional<BinlogVolume> volume, long freeBytes) {
        return DiskEstimate.of(volume, Optional.of(freeBytes), Duration.ofDays(90))
                .outcome();
    }
}
