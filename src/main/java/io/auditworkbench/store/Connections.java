package io.auditworkbench.store;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Opens connections to a store file, set up in the one way that every writer and reader uses.
final class Connections {

    /// Enough that a page of a table holds many rows without waste; the measurement is in `docs/store.md`.
    private static final int PAGE_BYTES = 8192;

    private static final int WAL_PAGES = 10_000;

    /// A capture outlasts a backup that holds the file; somebody who reads is told of it sooner.
    private static final int WRITER_BUSY_MILLIS = 20_000;

    private static final int READER_BUSY_MILLIS = 5_000;
    private static final int WRITER_CACHE_KIBIBYTES = 65_536;
    private static final int READER_CACHE_KIBIBYTES = 16_384;
    private static final int SMALL_CACHE_KIBIBYTES = 2_048;
    private static final int MOST_ATTEMPTS = 100;

    /// Older versions can lose a committed transaction when two connections write and checkpoint (fixed 2026-03-13).
    private static final int[] OLDEST_SQLITE = {3, 51, 3};

    private Connections() {}

    static Connection writing(Path file) throws SQLException {
        Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toUri());
        try {
            requireSqlite(connection);
            apply(
                    connection,
                    "busy_timeout=" + WRITER_BUSY_MILLIS,
                    "page_size=" + PAGE_BYTES,
                    "journal_mode=wal",
                    "synchronous=full",
                    "wal_autocheckpoint=" + WAL_PAGES,
                    "journal_size_limit=" + (long) WAL_PAGES * PAGE_BYTES,
                    "cache_size=-" + WRITER_CACHE_KIBIBYTES,
                    // The writer makes every referenced row itself, and a check on each event costs a third of the
                    // speed.
                    "foreign_keys=off",
                    "mmap_size=0",
                    "trusted_schema=off");
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /// For a small file beside a store, written now and then by any process; what is deleted is overwritten.
    static Connection small(Path file) throws SQLException {
        Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toUri());
        try {
            requireSqlite(connection);
            apply(
                    connection,
                    "busy_timeout=" + READER_BUSY_MILLIS,
                    "synchronous=full",
                    "secure_delete=on",
                    "cache_size=-" + SMALL_CACHE_KIBIBYTES,
                    "mmap_size=0",
                    "trusted_schema=off");
            turnToWriteAheadLog(connection);
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /// Others may begin the same file at this moment. SQLite gives up at once when two turn it, instead of waiting for
    /// the other; to wait is to ask for the lock of a writer.
    private static void turnToWriteAheadLog(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode=wal");
                return;
            } catch (SQLiteException failure) {
                if (failure.getResultCode() != SQLiteErrorCode.SQLITE_BUSY || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("begin immediate");
                statement.execute("rollback");
            }
        }
    }

    static Connection reading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri() + immutable(file));
        try {
            requireSqlite(connection);
            apply(
                    connection,
                    "busy_timeout=" + READER_BUSY_MILLIS,
                    "cache_size=-" + READER_CACHE_KIBIBYTES,
                    "mmap_size=0",
                    "query_only=on",
                    "cell_size_check=on",
                    "trusted_schema=off");
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /// In a folder that cannot be written SQLite cannot make the files a reader needs; without a write-ahead log nobody
    /// is writing.
    private static String immutable(Path file) {
        Path folder = file.getParent();
        boolean isWritable = folder != null && Files.isWritable(folder);
        return isWritable || Files.exists(Path.of(file + "-wal")) ? "" : "?immutable=1";
    }

    private static void apply(Connection connection, String... pragmas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas) {
                statement.execute("pragma " + pragma);
            }
        }
    }

    private static void requireSqlite(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sqlite_version()")) {
            String version = row.next() ? row.getString(1) : "";
            if (!isRecent(version)) {
                throw new WorkbenchException(
                        ErrorCode.STORE_FAILED,
                        "The SQLite library is " + version + "; a store needs 3.51.3 or newer.",
                        "Start Audit Workbench with the libraries it was delivered with.");
            }
        }
    }

    static boolean isRecent(String version) {
        int[] numbers =
                Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
        return Arrays.compare(numbers, OLDEST_SQLITE) >= 0;
    }

    /// Rolls back. SQLite does it by itself on some failures, such as a full disk; then there is nothing left to roll
    /// back.
    static void rollBack(Connection connection) throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            if (!SqliteFailure.isMisuseOfTransaction(failure)) {
                throw failure;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("begin");
            }
        }
    }
}
