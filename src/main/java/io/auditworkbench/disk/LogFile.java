package io.auditworkbench.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file of lines that is set aside when it is full, so that it never fills a disk: `capture.log` is written, and
/// `capture.log.1` to `capture.log.4` are what was before, the newest first.
///
/// - **Shape**: a line is never split over two files.
/// - **Errors**: `IOException` where the file cannot be opened or written. A full file that cannot be set aside,
///   because another program holds it on Windows, is written further, and tried again with the next line.
/// - **Threading**: any thread.
public final class LogFile extends OutputStream {

    /// How many older files are kept.
    public static final int KEPT = 4;

    private final Path file;
    private final long limitBytes;
    private OutputStream out;
    private long bytes;
    private boolean isAtLineStart = true;

    /// Goes on at the end of a file, or makes it; from `limitBytes` on it is full.
    public LogFile(Path file, long limitBytes) throws IOException {
        this.file = file;
        this.limitBytes = limitBytes;
        this.out = PrivateFile.append(file);
        this.bytes = Files.size(file);
    }

    @Override
    public void write(int letter) throws IOException {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] letters, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (isAtLineStart && bytes >= limitBytes) {
            setAside();
        }
        out.write(letters, offset, length);
        bytes += length;
        isAtLineStart = letters[offset + length - 1] == '\n';
    }

    private void setAside() throws IOException {
        // Windows renames no file that is open
        out.close();
        try {
            for (int age = KEPT; age > 1; age--) {
                if (Files.exists(aged(age - 1))) {
                    Files.move(aged(age - 1), aged(age), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(file, aged(1), StandardCopyOption.REPLACE_EXISTING);
            bytes = 0;
        } catch (IOException held) {
            // rather a file that grows than lines that are lost
            bytes = Files.size(file);
        } finally {
            out = PrivateFile.append(file);
        }
    }

    private Path aged(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
