package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A full disk stops the writer and loses nothing; with room again the same batch goes in.
class StoreFullTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path directory;

    /// On a real full disk where this process may mount one, else by SQLite's own limit.
    @Test
    void batchIsWrittenOnceWhenThereIsRoomAgain() throws IOException {
        Optional<SmallDisk> mounted = SmallDisk.mount(directory.resolve("disk"), 7);
        if (mounted.isEmpty()) {
            fillAndFreeByLimit();
            return;
        }
        try (SmallDisk disk = mounted.get()) {
            Path ballast = disk.root().resolve("ballast");
            Files.write(ballast, new byte[4 << 20]);
            fillAndFree(disk.root().resolve("audit.awb"), _ -> {}, _ -> delete(ballast));
        }
    }

    @Test
    void batchIsWrittenOnceWhenTheFileMayGrowAgain() {
        fillAndFreeByLimit();
    }

    private void fillAndFreeByLimit() {
        fillAndFree(
                directory.resolve("audit.awb"),
                store -> store.writer().limitPages(150),
                store -> store.writer().limitPages(1 << 30));
    }

    private interface Act {
        void on(Store store);
    }

    private static void fillAndFree(Path file, Act limit, Act free) {
        try (Store store = Store.openForWriting(file, CLOCK)) {
            // Given
            SourceId source = store.source(Shop.SOURCE);
            limit.on(store);
            long number = 0;
            WorkbenchException failure = null;

            // When
            while (failure == null) {
                number++;
                failure = tryWrite(store.writer(), source, number);
                assertThat(number).as("the disk never fills").isLessThan(100_000);
            }

            // Then
            assertThat(failure.code()).isEqualTo(ErrorCode.STORE_FULL);
            store.writer().rollback();
            assertThat(tryWrite(store.writer(), source, number))
                    .as("still full")
                    .isNotNull();
            store.writer().rollback();
            assertThat(store.position(source)).contains(Long.toString(number - 1));

            // When
            free.on(store);
            for (long next = number; next < number + 20; next++) {
                assertThat(tryWrite(store.writer(), source, next)).isNull();
            }

            // Then
            assertThat(StoredTruth.assertIn(store, source)).isEqualTo(number + 19);
            assertThat(store.damage()).isEmpty();
        }
    }

    private static WorkbenchException tryWrite(StoreWriter writer, SourceId source, long number) {
        return catchThrowableOfType(WorkbenchException.class, () -> {
            StoreVictim.transaction(number).appendTo(writer, source);
            writer.position(source, Long.toString(number));
            writer.commit();
        });
    }

    private static void delete(Path ballast) {
        try {
            Files.delete(ballast);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
