package io.auditworkbench.cli;

import java.io.IOException;
import java.io.OutputStream;

/// Standard error, or what was put in its place.
///
/// - **Threading**: any thread.
final class ErrorStream extends OutputStream {

    private volatile OutputStream target;

    ErrorStream(OutputStream usual) {
        target = usual;
    }

    void into(OutputStream other) {
        target = other;
    }

    @Override
    public void write(int letter) throws IOException {
        target.write(letter);
    }

    @Override
    public void write(byte[] letters, int offset, int length) throws IOException {
        target.write(letters, offset, length);
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }
}
