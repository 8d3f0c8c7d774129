package io.auditworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @Test
    void everyRehearsedCommandEndsWell(@TempDir Path folder) {
        assertThat(Rehearsal.failures(folder)).isEmpty();
    }
}
