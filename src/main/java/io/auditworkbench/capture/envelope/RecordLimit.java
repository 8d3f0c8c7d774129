package io.auditworkbench.capture.envelope;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends a stream inside a record that is larger than allowed.
///
/// The parser reads a few kilobytes ahead, so the limit is that inexact.
final class RecordLimit extends FilterInputStream {

    private final int limit;
    private long read;

    RecordLimit(InputStream in, int limit) {
        super(in);
        this.limit = limit;
    }

    /// Why the stream ended.
    static final class Exceeded extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /// A record begins.
    void begin() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return count(super.read(bytes, offset, length));
    }

    private int count(int length) throws IOException {
        read += Math.max(0, length);
        if (read > limit) {
            throw new Exceeded();
        }
        return length;
    }
}
