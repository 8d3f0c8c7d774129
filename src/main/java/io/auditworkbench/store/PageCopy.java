package io.auditworkbench.store;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Copies a store, or the self-audit beside it, as it stands at one moment into a new file, page for page, also while
/// somebody writes it.
///
/// One transaction of a reader is open from the first page to the last: without it SQLite begins the copy anew after
/// each commit, and beside a capture it never ends. A writer goes on meanwhile; only its write-ahead log grows.
///
/// - **Errors**: as [SqliteFailure] names them, of the copy where the copy is at fault.
/// - **Source**: <https://www.sqlite.org/backup.html>
public final class PageCopy {

    private static final int PAGES_PER_STEP = 256;
    private static final int WAIT_MILLIS = 10;
    private static final int MOST_WAITS = 500;

    private PageCopy() {}

    /// Hears how much of the copy is done, on the thread that copies.
    @FunctionalInterface
    public interface Watch {
        void copied(long pages, long of);
    }

    /// The real path of a copy that is to be made.
    ///
    /// - **Errors**: as opening a store to write refuses a place.
    public static Path place(Path to) {
        return StoreFile.onThisMachine().forWriting(to);
    }

    /// Copies a file that is not open here into one that does not exist yet; it is on the disk then, in one file.
    public static void of(Path from, Path to, Watch watch) {
        SqlWork.on(from, () -> {
            create(to);
            try (Connection connection = Connections.reading(from)) {
                connection.setAutoCommit(false);
                hold(connection);
                int code = connection
                        .unwrap(SQLiteConnection.class)
                        .getDatabase()
                        .backup(
                                "main",
                                to.toString(),
                                (left, all) -> watch.copied((long) all - left, all),
                                WAIT_MILLIS,
                                MOST_WAITS,
                                PAGES_PER_STEP);
                if (code != SQLiteErrorCode.SQLITE_OK.code) {
                    throw failure(from, to, code);
                }
            }
            return true;
        });
    }

    /// The same of a store; the copy says that nobody writes it.
    public static void ofStore(Path from, Path to, Watch watch) {
        of(from, to, watch);
        SqlWork.on(to, () -> {
            try (Connection connection = Connections.writing(to)) {
                WriterMark.clear(DSL.using(connection, SQLDialect.SQLITE));
            }
            return true;
        });
        settle(to);
    }

    /// Folds in what a reader left beside a copy that nobody uses, and has all of it on the disk.
    public static void settle(Path copy) {
        SqlWork.on(copy, () -> {
            // the last connection that may write takes the files beside it away
            try (Connection connection = Connections.writing(copy)) {
                hold(connection);
            }
            return true;
        });
        try (FileChannel channel = PrivateFile.open(copy)) {
            channel.force(true);
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(copy, failure);
        }
    }

    /// Takes away all of a copy that is not wanted.
    public static void discard(Path copy) {
        try {
            for (String ending : new String[] {"", "-journal", "-wal", "-shm"}) {
                Files.deleteIfExists(Path.of(copy + ending));
            }
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(copy, failure);
        }
    }

    private static void create(Path to) {
        try {
            PrivateFile.create(to);
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(to, failure);
        }
    }

    /// From the first page that is read on a reader sees one state.
    private static void hold(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from sqlite_schema")) {
            row.next();
        }
    }

    static WorkbenchException failure(Path from, Path to, int code) {
        SQLiteErrorCode known = SQLiteErrorCode.getErrorCode(code);
        SQLiteException told = new SQLiteException("the copy ended early", known);
        return SqliteFailure.of(SqliteFailure.isDamage(told) ? from : to, told);
    }
}
