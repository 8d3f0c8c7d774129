package io.auditworkbench.store;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a store to one writer: a lock on the file `<store>-lock`, which ends with the process that holds it.
///
/// The file stays when the lock is given up: deleting it would let two writers hold locks on two files of that name.
final class WriterLock implements AutoCloseable {

    /// Beyond the text, so that the text can be read while the byte is locked, also on Windows.
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    /// - **Errors**: `STORE_BUSY` with the process that holds it, `STORE_READ_ONLY`.
    static WriterLock take(Path store) {
        Path file = Path.of(store + "-lock");
        try {
            StoreFile.createPrivate(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                throw busy(store, holder(channel));
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new WriterLock(channel);
        } catch (IOException failure) {
            throw SqliteFailure.readOnly(store, failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private static WorkbenchException busy(Path store, String holder) throws IOException {
        boolean isThisProcess =
                holder.equals(Long.toString(ProcessHandle.current().pid()));
        String who = isThisProcess ? "this program" : "process " + holder;
        return new WorkbenchException(
                ErrorCode.STORE_BUSY,
                "The store is being written by " + who + ": " + store + ".",
                isThisProcess
                        ? "Stop the capture that is running here, or choose another store."
                        : "Stop that process, or choose another store. Reading is possible while it writes.");
    }

    private static String holder(FileChannel channel) throws IOException {
        try (channel) {
            ByteBuffer text = ByteBuffer.allocate(20);
            channel.read(text, 0);
            String holder = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
            return holder.isEmpty() ? "unknown" : holder;
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
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
