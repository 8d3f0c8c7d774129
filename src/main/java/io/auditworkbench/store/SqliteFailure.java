package io.auditworkbench.store;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Says in our words what SQLite could not do.
///
/// - **Source**: <https://www.sqlite.org/rescode.html>; the low byte is the primary code.
final class SqliteFailure {

    private SqliteFailure() {}

    /// - **Errors**: an `OutOfMemoryError` instead, when the driver could not hold a value: it says so in a plain
    ///   exception with this text only, and nobody should look at a disk then.
    static WorkbenchException of(Path store, SQLException failure) {
        if (!(failure instanceof SQLiteException) && "Out of memory".equalsIgnoreCase(failure.getMessage())) {
            throw new OutOfMemoryError("a value of the store");
        }
        return switch (primaryCode(failure)) {
            case 13 ->
                failure(
                        ErrorCode.STORE_FULL,
                        "The disk that holds the store is full.",
                        "Free space on the disk of " + store + "; nothing that was committed is lost.",
                        failure);
            case 10 -> inputOutput(store, failure);
            case 26 ->
                failure(
                        ErrorCode.STORE_NOT_A_STORE,
                        "The file is not an Audit Workbench store: " + store + ".",
                        "Name the store's file, or a file that does not exist yet to begin a new store.",
                        failure);
            case 11 ->
                failure(
                        ErrorCode.STORE_CORRUPT,
                        "The store is damaged: " + store + ".",
                        "Restore it from a backup; keep the damaged file for examination.",
                        failure);
            case 5, 6 ->
                failure(
                        ErrorCode.STORE_BUSY,
                        "Another program holds the store: " + store + ".",
                        "Close the program that works on it, then try again.",
                        failure);
            case 8 -> isLogUnreadable(failure) ? unreadableLog(store, failure) : readOnly(store, failure);
            case 14 ->
                failure(
                        ErrorCode.STORE_FAILED,
                        "The store cannot be opened: " + store + ".",
                        "Check that the file and its folder exist and may be read.",
                        failure);
            case 19 ->
                failure(
                        ErrorCode.EVENT_CONFLICT,
                        "A transaction that is stored already arrived once more, and was not stored twice.",
                        "Compare the two with `auditctl show`; nothing of this batch was stored.",
                        failure);
            default -> other(store, failure);
        };
    }

    /// A reader that finds a write-ahead log must be able to make the index beside it.
    private static boolean isLogUnreadable(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && switch (sqlite.getResultCode()) {
                    case SQLITE_READONLY_RECOVERY, SQLITE_READONLY_CANTLOCK, SQLITE_READONLY_CANTINIT -> true;
                    default -> false;
                };
    }

    private static WorkbenchException unreadableLog(Path store, SQLException failure) {
        return failure(
                ErrorCode.STORE_READ_ONLY,
                "The store was not closed properly and its folder cannot be written: " + store + ".",
                "Copy the file together with the one ending in -wal to a folder that can be written, and open the copy.",
                failure);
    }

    static WorkbenchException readOnly(Path store, @Nullable Throwable cause) {
        return failure(
                ErrorCode.STORE_READ_ONLY,
                "The store cannot be written: " + store + ".",
                "Allow writing to the file and its folder, or choose another store.",
                cause);
    }

    /// A full disk also shows as a failed write of the files beside the database.
    private static WorkbenchException inputOutput(Path store, SQLException failure) {
        long usable = store.toFile().getUsableSpace();
        if (usable < 1 << 20) {
            return failure(
                    ErrorCode.STORE_FULL,
                    "The disk that holds the store is full.",
                    "Free space on the disk of " + store + "; nothing that was committed is lost.",
                    failure);
        }
        return other(store, failure);
    }

    private static WorkbenchException other(Path store, SQLException failure) {
        return failure(
                ErrorCode.STORE_FAILED,
                "The store could not be used: " + store + " (" + name(failure) + ").",
                "Check the disk, then try again.",
                failure);
    }

    private static WorkbenchException failure(
            ErrorCode code, String happened, String nextStep, @Nullable Throwable cause) {
        return new WorkbenchException(code, happened, nextStep, cause);
    }

    /// True for "no transaction is active" and its like, which have no code of their own.
    static boolean isMisuseOfTransaction(SQLException failure) {
        return primaryCode(failure) == SQLiteErrorCode.SQLITE_ERROR.code;
    }

    /// What SQLite reads without noticing that it cannot be: told like damage that it notices.
    static SQLException damage(String what) {
        return new SQLiteException(what, SQLiteErrorCode.SQLITE_CORRUPT);
    }

    static boolean isDamage(SQLException failure) {
        return primaryCode(failure) == SQLiteErrorCode.SQLITE_CORRUPT.code;
    }

    private static int primaryCode(SQLException failure) {
        return failure instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xFF : -1;
    }

    /// The code's name only: SQLite's message can hold values.
    private static String name(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                ? sqlite.getResultCode().name()
                : failure.getClass().getSimpleName();
    }
}
