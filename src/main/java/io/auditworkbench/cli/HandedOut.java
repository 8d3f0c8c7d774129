package io.auditworkbench.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a command has handed out so far: how many rows, how many bytes, and their hash.
///
/// - **Threading**: one thread at a time.
public final class HandedOut {

    private final MessageDigest printed = sha256();
    private final PrintStream stream;
    private final List<String> files = new ArrayList<>();
    private long rows;
    private long printedBytes;
    private long fileBytes;
    private boolean hasHash = true;

    HandedOut(PrintStream out) {
        stream = new Counting(out);
    }

    /// Where to print: what goes through is counted.
    PrintStream stream() {
        return stream;
    }

    void row() {
        rows++;
    }

    void rows(long more) {
        rows += more;
    }

    /// A file was written.
    void file(long bytes, String sha256) {
        fileBytes += bytes;
        files.add(sha256);
    }

    /// A file was written; it is read to know its hash.
    void file(Path file) {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            file(in.transferTo(OutputStream.nullOutputStream()), hex(digest.digest()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// What is handed out may be guessed from its hash.
    void keepNoHash() {
        hasHash = false;
    }

    /// How many rows; one for an answer that is no list.
    public long rows() {
        return rows == 0 && bytes() > 0 ? 1 : rows;
    }

    /// How many bytes, of standard output and of files together.
    public long bytes() {
        return printedBytes + fileBytes;
    }

    /// The hash of what was handed out, empty when nothing was, or when none may be kept; asked once, at the end. That
    /// of standard output or of the file; of several, the hash of theirs: of each the 64 digits and a line end,
    /// standard output first.
    public String digest() {
        if (!hasHash) {
            return "";
        }
        List<String> parts = new ArrayList<>(files);
        if (printedBytes > 0) {
            parts.addFirst(hex(printed.digest()));
        }
        return switch (parts.size()) {
            case 0 -> "";
            case 1 -> parts.getFirst();
            default -> hex(sha256().digest((String.join("\n", parts) + "\n").getBytes(StandardCharsets.US_ASCII)));
        };
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java platform has no SHA-256", missing);
        }
    }

    /// Prints on, and knows when nobody reads any more.
    private final class Counting extends PrintStream {

        private final PrintStream onward;

        Counting(PrintStream onward) {
            super(
                    new FilterOutputStream(onward) {
                        @Override
                        public void write(int next) throws IOException {
                            write(new byte[] {(byte) next}, 0, 1);
                        }

                        @Override
                        public void write(byte[] bytes, int from, int count) {
                            printed.update(bytes, from, count);
                            printedBytes += count;
                            onward.write(bytes, from, count);
                        }
                    },
                    false,
                    StandardCharsets.UTF_8);
            this.onward = onward;
        }

        @Override
        public boolean checkError() {
            return super.checkError() || onward.checkError();
        }
    }
}
