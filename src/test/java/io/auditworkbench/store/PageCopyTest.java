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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;

/// A copy of a store is the store at one moment, also when commits come between its pages.
class PageCopyTest {

    private static final int BEFORE = 2_000;
    private static final int MOST_COMMITS = 50;

    @TempDir
    Path folder;

    /// Each step of the copy is followed by a commit: without the one transaction of a reader SQLite would begin anew
    /// each time, and the copy would hold what came after its beginning.
    @Test
    @Timeout(120)
    void aStoreThatIsWrittenBetweenItsPagesIsCopiedAsItWasAtOneMoment() {
        Path file = folder.resolve("audit.awb");
        Path copy = folder.resolve("copy.awb");
        AtomicLong number = new AtomicLong();
        AtomicLong steps = new AtomicLong();
        try (Store store = Store.openForWriting(file, Clock.systemUTC())) {
            SourceId source = store.source(Shop.SOURCE);
            fill(store, source);
            number.set(BEFORE);

            PageCopy.ofStore(file, copy, (_, _) -> {
                // a copy that is begun anew each time comes to an end too, and holds too much
                if (steps.incrementAndGet() <= MOST_COMMITS) {
                    write(store.writer(), source, number.incrementAndGet());
                    store.writer().commit();
                }
            });
        }

        assertThat(steps.get()).as("commits between pages").isGreaterThan(2);
        assertThat(folder.resolve("copy.awb-wal")).doesNotExist();
        try (Store reading = Store.openForReading(copy)) {
            assertThat(StoredTruth.assertIn(reading, reading.source(Shop.SOURCE)))
                    .isEqualTo(BEFORE);
            assertThat(reading.facts().isBeingWritten()).isFalse();
            assertThat(reading.damage()).isEmpty();
        }
    }

    private static void fill(Store store, SourceId source) {
        for (long number = 1; number <= BEFORE; number++) {
            write(store.writer(), source, number);
        }
        store.writer().commit();
    }

    private static void write(StoreWriter writer, SourceId source, long number) {
        StoreVictim.transaction(number).appendTo(writer, source);
        writer.position(source, Long.toString(number));
    }

    @Test
    void aFullDiskIsSaidInWords() throws IOException {
        Path file = folder.resolve("audit.awb");
        try (Store store = Store.openForWriting(file, Clock.systemUTC())) {
            fill(store, store.source(Shop.SOURCE));
        }

        WorkbenchException full = onFullDisk(file);

        assertThat(full.code()).isEqualTo(ErrorCode.STORE_FULL);
        assertThat(full.happened()).contains("full");
    }

    /// A real full disk where this process may mount one; else what SQLite answers on one.
    private WorkbenchException onFullDisk(Path file) throws IOException {
        var disk = SmallDisk.mount(folder.resolve("disk"), 1);
        if (disk.isEmpty()) {
            return PageCopy.failure(file, folder.resolve("copy.awb"), SQLiteErrorCode.SQLITE_FULL.code);
        }
        try (SmallDisk small = disk.get()) {
            Path copy = small.root().resolve("copy.awb");
            WorkbenchException full =
                    catchThrowableOfType(WorkbenchException.class, () -> PageCopy.ofStore(file, copy, (_, _) -> {}));
            PageCopy.discard(copy);
            try (var left = Files.list(small.root())) {
                assertThat(left).isEmpty();
            }
            return full;
        }
    }
}
