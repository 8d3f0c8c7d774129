package io.auditworkbench.capture.envelope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads a file line by line as bytes; only one line is held at a time, and of one that is too long nothing.
///
/// - **Threading**: one thread at a time.
final class Lines {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final InputStream in;
    private final int limit;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int at;
    private int end;
    private int number;
    private boolean isTooLong;

    Lines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /// The next line without its end, null after the last; empty when it is too long.
    byte @Nullable [] next() throws IOException {
        if (at == end && !fill()) {
            return null;
        }
        number++;
        isTooLong = false;
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean isWhole = false;
        while (!isWhole && (at < end || fill())) {
            int from = at;
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            isTooLong |= at - from > limit - line.size();
            if (isTooLong) {
                line.reset();
            } else {
                line.write(chunk, from, at - from);
            }
            isWhole = at < end;
            at += isWhole ? 1 : 0;
        }
        return line.toByteArray();
    }

    /// The number of the last line, from 1.
    int number() {
        return number;
    }

    /// Whether the last line was longer than the limit.
    boolean isTooLong() {
        return isTooLong;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }
}
