package io.auditworkbench.capture.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/// How the records of a file stand in it.
public enum FileLayout {
    /// NDJSON: each line holds whole records; a line that cannot be read does not touch the next.
    LINES,
    /// JSON values one after another or in arrays, over any number of lines; what is no JSON ends the file.
    VALUES,
    /// Neither: it does not begin as JSON does.
    NEITHER;

    /// A file whose beginning was looked at; `in` still holds all of it.
    public record Seen(FileLayout layout, InputStream in) {}

    /// Reads ahead to the end of the first line or value, at most `limit` bytes.
    public static Seen look(InputStream file, int limit) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        FileLayout layout = new Scan(file, head, limit).layout();
        return new Seen(layout, new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), file));
    }

    /// Follows brackets and strings of the first value, which is enough to see where it ends.
    private static final class Scan {

        private final InputStream in;
        private final ByteArrayOutputStream head;
        private final int limit;
        private int depth;
        private boolean isInString;

        Scan(InputStream in, ByteArrayOutputStream head, int limit) {
            this.in = in;
            this.head = head;
            this.limit = limit;
        }

        private int next() throws IOException {
            int read = head.size() < limit ? in.read() : -1;
            if (read >= 0) {
                head.write(read);
            }
            return read;
        }

        FileLayout layout() throws IOException {
            int first = next();
            while (isSpace(first)) {
                first = next();
            }
            if (first < 0) {
                return LINES;
            }
            if (first != '{') {
                return first == '[' ? VALUES : NEITHER;
            }
            depth = 1;
            return endsOnItsLine() && isLineEnd() ? LINES : VALUES;
        }

        private boolean endsOnItsLine() throws IOException {
            while (depth > 0) {
                int read = next();
                if (read < 0 || read == '\n') {
                    return false;
                }
                step(read);
            }
            return true;
        }

        private void step(int read) throws IOException {
            if (isInString) {
                isInString = read != '"';
                if (read == '\\') {
                    next();
                }
                return;
            }
            isInString = read == '"';
            depth += read == '{' || read == '[' ? 1 : read == '}' || read == ']' ? -1 : 0;
        }

        private boolean isLineEnd() throws IOException {
            int read = next();
            while (isSpace(read) && read != '\n') {
                read = next();
            }
            return read < 0 || read == '\n';
        }

        private static boolean isSpace(int read) {
            return read == ' ' || read == '\t' || read == '\r' || read == '\n';
        }
    }
}
