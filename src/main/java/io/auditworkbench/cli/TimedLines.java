package io.auditworkbench.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Puts the time before each line, as the lines of the log have it: what has no journal around it needs that.
///
/// - **Units**: UTC, milliseconds.
final class TimedLines extends FilterOutputStream {

    private final InstantSource clock;
    private boolean isAtLineStart = true;

    TimedLines(OutputStream out, InstantSource clock) {
        super(out);
        this.clock = clock;
    }

    @Override
    public void write(int letter) throws IOException {
        write(new byte[] {(byte) letter}, 0, 1);
    }

    @Override
    public void write(byte[] letters, int offset, int length) throws IOException {
        int begin = offset;
        int end = offset + length;
        while (begin < end) {
            int next = begin;
            while (next < end && letters[next] != '\n') {
                next++;
            }
            next = Math.min(next + 1, end);
            if (isAtLineStart) {
                out.write((clock.instant().truncatedTo(ChronoUnit.MILLIS) + " ").getBytes(StandardCharsets.US_ASCII));
            }
            out.write(letters, begin, next - begin);
            isAtLineStart = letters[next - 1] == '\n';
            begin = next;
        }
    }
}
