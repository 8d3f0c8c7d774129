package io.auditworkbench.desktop.reports;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Counts what is written, and keeps nothing of it.
final class CountedBytes extends OutputStream {

    private long count;

    @Override
    public void write(int one) {
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        count += length;
    }

    void addText(String text) {
        count += text.getBytes(StandardCharsets.UTF_8).length;
    }

    long count() {
        return count;
    }
}
