package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final String PROCESS = "writer" + ProcessHandle.current().pid();

    @TempDir
    Path folder;

    @Test
    void compactedStoreHoldsNothingOfTheProcessThatWroteItAndAllThatItWrote() throws IOException {
        // Given
        StoreFixture fixture = new StoreFixture(folder);
        fixture.append(1, Shop.insert(Shop.table("orders"), Shop.row(1, "1.00", "kept")));
        fixture.writer().commit();
        fixture.close();
        assertThat(text(fixture.file())).contains(PROCESS);

        // When
        Compaction.run(fixture.file());

        // Then
        assertThat(text(fixture.file())).doesNotContain(PROCESS);
        try (Store store = Store.openForReading(fixture.file())) {
            assertThat(store.changes().lastSeq()).isEqualTo(1);
            assertThat(store.damage()).isEmpty();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
