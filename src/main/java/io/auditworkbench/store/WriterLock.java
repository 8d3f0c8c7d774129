package io.auditworkbench.store;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps a store to one writer: a lock on the file `<store>-lock`, which ends with the process that holds it.
///
/// The file stays when the lock is given up: deleting it would let two writers hold locks on two files of that name. No
/// process may open it while it holds the lock itself: closing another handle to a file drops all locks of the process
/// on it (POSIX), so [#refuseOwn] comes first.
final class WriterLock implements AutoCloseable {

    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Refuses a store that this process writes already.
    ///
    /// - **Errors**: `STORE_BUSY`.
    static void refuseOwn(Path store, Optional<WriterMark> writer) {
        if (writer.isPresent() && writer.get().equals(WriterMark.ofThisProcess())) {
            throw new WorkbenchException(
                    ErrorCode.STORE_BUSY,
                    "The store is being written by this program: " + store + ".",
                    "Stop the capture that is running here, or choose another store.");
        }
    }

    /// - **Errors**: `STORE_BUSY` with the process that holds it, `STORE_READ_ONLY`.
    static WriterLock take(Path store, Optional<WriterMark> writer) {
        Path file = Path.of(store + "-lock");
        try {
            PrivateFile.create(file);
            FileChannel channel = PrivateFile.open(file);
            if (tryLock(channel) == null) {
                channel.close();
                throw busy(store, writer);
            }
            return new WriterLock(channel);
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(store, failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static WorkbenchException busy(Path store, Optional<WriterMark> writer) {
        String who = writer.filter(WriterMark::isAlive)
                .map(mark -> "process " + mark.processId())
                .orElse("another process");
        return new WorkbenchException(
                ErrorCode.STORE_BUSY,
                "The store is being written by " + who + ": " + store + ".",
                "Stop that process, or choose another store. Reading is possible while it writes.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new WorkbenchException(
                    ErrorCode.STORE_FAILED, "The store's lock could not be given up.", "", failure);
        }
    }
}
