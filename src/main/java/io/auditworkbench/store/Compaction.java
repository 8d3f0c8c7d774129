package io.auditworkbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Rewrites a store that nobody writes: the same content gives the same bytes, and of what was deleted nothing stays.
///
/// SQLite writes the new pages to its write-ahead log first, so that a crash in the middle leaves the store as it was,
/// or as it is meant to be.
///
/// - **Errors**: those of writing a store; `STORE_BUSY` while somebody does.
public final class Compaction {

    private Compaction() {}

    /// What a file takes on the disk.
    ///
    /// - **Shape**: `freeBytes` of its pages hold nothing; `journalBytes` are those of the write-ahead log beside it.
    public record Room(long fileBytes, long freeBytes, long journalBytes) {

        /// What is left when the free pages are gone.
        public long usedBytes() {
            return fileBytes - freeBytes;
        }
    }

    /// What the file takes now; nothing is changed.
    public static Room room(Path file) {
        return SqlWork.on(file, () -> {
            try (Connection connection = Connections.reading(file)) {
                Migrations.check(file, connection);
                long page = number(connection, "pragma page_size");
                return new Room(
                        number(connection, "pragma page_count") * page,
                        number(connection, "pragma freelist_count") * page,
                        Path.of(file + "-wal").toFile().length());
            }
        });
    }

    /// Rewrites it, and folds the write-ahead log in.
    public static void run(Path file) {
        try (WriterLock _ = Store.lockForUpkeep(file)) {
            SqlWork.on(file, () -> {
                try (Connection connection = Connections.writing(file);
                        Statement statement = connection.createStatement()) {
                    statement.execute("vacuum");
                    return statement.execute("pragma wal_checkpoint(truncate)");
                }
            });
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
