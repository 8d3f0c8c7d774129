package io.auditworkbench.store;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a path must be before SQLite may open it: one name of one local file.
///
/// Nothing here opens the file: closing any other handle to it would drop SQLite's locks in this process (POSIX).
final class StoreFile {

    private final Function<Path, String> fileSystemType;

    StoreFile(Function<Path, String> fileSystemType) {
        this.fileSystemType = fileSystemType;
    }

    static StoreFile onThisMachine() {
        return new StoreFile(StoreFile::typeOfFileSystem);
    }

    /// The real path of an existing or new store, its folder made where missing.
    Path forWriting(Path path) {
        try {
            Path absolute = path.toAbsolutePath();
            refuseFolder(absolute);
            refuseLinkToNowhere(absolute);
            Path folder = PrivateFile.createFolders(absolute.getParent());
            Path real = Files.exists(absolute)
                    ? absolute.toRealPath()
                    : folder.toRealPath().resolve(path.getFileName());
            check(real);
            if (!Files.isWritable(Files.exists(real) ? real : real.getParent())
                    || !Files.isWritable(real.getParent())) {
                throw SqliteFailure.readOnly(path, null);
            }
            return real;
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(path, failure);
        }
    }

    /// The real path of an existing store.
    Path forReading(Path path) {
        if (!Files.exists(path)) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "There is no store at " + path + ".",
                    "Begin one with `auditctl capture --store " + path + "`, or name another file.");
        }
        try {
            Path real = path.toRealPath();
            check(real);
            if (!Files.isReadable(real)) {
                throw unreadable(path, null);
            }
            return real;
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    private static void refuseFolder(Path path) {
        if (Files.isDirectory(path)) {
            throw new WorkbenchException(
                    ErrorCode.STORE_NOT_A_STORE,
                    "This is a folder, not a store: " + path + ".",
                    "Name a file in it, for example " + path.resolve("audit.awb") + ".");
        }
    }

    private static void refuseLinkToNowhere(Path path) {
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "The link " + path + " leads to a file that does not exist.",
                    "Remove the link, or name the store's own path.");
        }
    }

    private void check(Path real) throws IOException {
        refuseFolder(real);
        String type = fileSystemType.apply(Files.exists(real) ? real : real.getParent());
        if (NetworkDrives.isOne(real, type)) {
            throw new WorkbenchException(
                    ErrorCode.STORE_ON_NETWORK_DRIVE,
                    "The store is on a network drive (" + type + "), where SQLite cannot keep it safe: " + real + ".",
                    "Put the store on a local disk.");
        }
        if (hasFurtherName(real)) {
            throw new WorkbenchException(
                    ErrorCode.STORE_FAILED,
                    "The store has a second name (a hard link), under which its newest changes would be missing: "
                            + real + ".",
                    "Remove the other link, or copy the file and use the copy.");
        }
    }

    private static boolean hasFurtherName(Path real) throws IOException {
        return Files.exists(real) && isPosix(real) && (int) Files.getAttribute(real, "unix:nlink") > 1;
    }

    private static String typeOfFileSystem(Path path) {
        try {
            return Files.getFileStore(path).type();
        } catch (FileSystemException failure) {
            throw unreadable(path, failure);
        } catch (IOException _) {
            // "Mount point not found": the root of this process is none, as in a chroot; there is nothing to refuse by
            // then
            return "";
        }
    }

    private static WorkbenchException unreadable(Path path, @Nullable Throwable cause) {
        return new WorkbenchException(
                ErrorCode.STORE_FAILED,
                "The store cannot be read: " + path + ".",
                "Check the permissions of the file and its folders.",
                cause);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
