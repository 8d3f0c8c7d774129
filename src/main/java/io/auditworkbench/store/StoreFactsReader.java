package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.SIDE_INDEX;
import static io.auditworkbench.store.generated.Tables.SOURCE_TX;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jooq.DSLContext;

/// Reads what a store file is and holds.
final class StoreFactsReader {

    private StoreFactsReader() {}

    static StoreFacts read(Path file, DSLContext sql, ChangeLog log) {
        Integer version = sql.fetchSingle("pragma user_version").get(0, Integer.class);
        return new StoreFacts(
                version == null ? 0 : version,
                size(file),
                size(Path.of(file + "-wal")),
                log.count(EventSelection.ALL),
                sql.fetchCount(SOURCE_TX),
                isBeingWritten(Path.of(file + "-lock")),
                sql.selectFrom(SIDE_INDEX).fetchMap(SIDE_INDEX.NAME, SIDE_INDEX.INDEXED_THROUGH_SEQ));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Tries the writer's lock from another process. This process's own lock is not tried: closing another handle to
    /// the file would drop it (POSIX).
    private static boolean isBeingWritten(Path lock) {
        try {
            String self = Long.toString(ProcessHandle.current().pid());
            if (!Files.exists(lock) || Files.readString(lock).strip().equals(self)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                    FileLock own = channel.tryLock(1 << 20, 1, false)) {
                return own == null;
            }
        } catch (IOException unreadable) {
            // A lock that this account may not look at says nothing; the record's age does.
            return false;
        }
    }
}
