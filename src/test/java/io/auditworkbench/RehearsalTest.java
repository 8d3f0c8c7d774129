package io.auditworkbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @Test
    void everyRehearsedCommandEndsWell(@TempDir Path folder) throws IOException {
        Rehearsal.prepare(folder);

        assertThat(Rehearsal.failures(folder)).isEmpty();
    }
}
