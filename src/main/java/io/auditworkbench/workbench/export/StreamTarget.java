package io.auditworkbench.workbench.export;

import java.io.OutputStream;
import java.util.function.Consumer;

/// An export that goes to a stream.
final class StreamTarget implements ExportTarget {

    private final Consumer<String> text;
    private final OutputStream bytes;
    private boolean isBegun;

    StreamTarget(Consumer<String> text, OutputStream bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    @Override
    public boolean nextRow() {
        return requireFile();
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public boolean requireFile() {
        boolean isFirst = !isBegun;
        isBegun = true;
        return isFirst;
    }

    @Override
    public void text(String part) {
        text.accept(part);
    }

    @Override
    public OutputStream bytes() {
        return bytes;
    }
}
