package io.auditworkbench.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedChecksTest {

    @Test
    void reasonsAreFoundForTheirServerInTheOrderOfTheChecks(@TempDir Path home) {
        // Given
        DesktopSettings settings = new DesktopSettings(home.resolve("settings"));
        settings.put(SkippedChecks.key("db1:3306", "P13"), "shared account");
        settings.put(SkippedChecks.key("db1:3306", "P08"), "old server");
        settings.put(SkippedChecks.key("db2:3306", "P08"), "another server");

        // Then
        assertThat(SkippedChecks.of(settings, "db1:3306"))
                .containsExactly(
                        new SkippedChecks.Skipped("P08", "old server"),
                        new SkippedChecks.Skipped("P13", "shared account"));
    }
}
