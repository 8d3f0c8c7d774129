package io.auditworkbench.workbench.export;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// A file that appears under its name only when it is whole: written as `NAME.part` beside it, forced to disk, renamed.
///
/// - **Errors**: `BAD_USAGE` where nothing may be written; `STORE_FULL` when the disk is full.
/// - **Threading**: one thread at a time.
final class PartFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final OutputStream hashed;
    private final Writer writer;
    private String sha256 = "";
    private long bytes;
    private boolean isOpen = true;

    private PartFile(Path file, Path part, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.channel = channel;
        this.digest = sha256Digest();
        hashed = new DigestOutputStream(Channels.newOutputStream(channel), digest);
        writer = new BufferedWriter(new OutputStreamWriter(hashed, StandardCharsets.UTF_8), BUFFER_BYTES);
    }

    /// Begins the file; what an interrupted run left of it is written over.
    static PartFile begin(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            FileChannel channel = PrivateFile.open(part);
            if (channel.tryLock() == null) {
                channel.close();
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "Another export is writing " + file + ".",
                        "Wait for it, or name another file.");
            }
            channel.truncate(0);
            return new PartFile(file, part, channel);
        } catch (IOException unwritable) {
            throw failure(file, unwritable);
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /// Adds text, as UTF-8.
    void write(String text) {
        try {
            writer.write(text);
        } catch (IOException unwritable) {
            throw failure(file, unwritable);
        }
    }

    /// Takes bytes; closing it does nothing. What cannot be written is said in our words at once, because writers of
    /// formats wrap an `IOException` each in their own way.
    OutputStream stream() {
        return new FilterOutputStream(hashed) {
            @Override
            public void write(int octet) {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                try {
                    out.write(bytes, offset, length);
                } catch (IOException unwritable) {
                    throw failure(file, unwritable);
                }
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /// Adds the bytes of another file.
    void append(Path other) {
        try {
            writer.flush();
            Files.copy(other, hashed);
        } catch (IOException unwritable) {
            throw failure(file, unwritable);
        }
    }

    /// Nothing more will be written: what there is reaches the disk.
    void seal() {
        try {
            writer.flush();
            bytes = channel.size();
            channel.force(true);
            closeChannel();
            sha256 = HexFormat.of().formatHex(digest.digest());
        } catch (IOException unwritable) {
            throw failure(file, unwritable);
        }
    }

    /// Gives a sealed file its name.
    void publish() {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            PrivateFile.forceFolder(file.toAbsolutePath().getParent());
        } catch (IOException unwritable) {
            throw failure(file, unwritable);
        }
    }

    /// The file's name.
    Path file() {
        return file;
    }

    /// What it holds, once it is sealed.
    String sha256() {
        return sha256;
    }

    /// How much it holds, once it is sealed.
    long bytes() {
        return bytes;
    }

    private void closeChannel() throws IOException {
        isOpen = false;
        channel.close();
    }

    /// Leaves nothing behind of a file that was not published.
    @Override
    public void close() {
        try {
            if (isOpen) {
                closeChannel();
            }
            Files.deleteIfExists(part);
        } catch (IOException unwritable) {
            throw failure(part, unwritable);
        }
    }

    private static WorkbenchException failure(Path file, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean isFull = reason.toLowerCase(Locale.ROOT).contains("no space") || reason.contains("quota");
        return isFull
                ? new WorkbenchException(
                        ErrorCode.STORE_FULL,
                        "There is no room to write " + file + "; nothing was kept of it.",
                        "Make room, or name a file on another disk.",
                        cause)
                : new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        file + " cannot be written.",
                        "Name a file in a folder that exists and that you may write to.",
                        cause);
    }
}
