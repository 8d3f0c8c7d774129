package io.auditworkbench.workbench.export;

import java.io.OutputStream;
import java.util.function.Consumer;

/// Where an export goes to: files, or a stream.
interface ExportTarget {

    /// Makes room for a row; true where a file begins with it.
    boolean nextRow();

    /// Whether the file that was begun last takes no more rows.
    boolean isFull();

    /// Makes sure that there is a file; true when it had to be begun.
    boolean requireFile();

    /// Adds text to the file that was begun last.
    void text(String text);

    /// Takes bytes for the file that was begun last; closing it does nothing.
    OutputStream bytes();

    /// The files of an export.
    static ExportTarget of(ExportFiles files) {
        return new ExportTarget() {
            @Override
            public boolean nextRow() {
                return files.nextRow();
            }

            @Override
            public boolean isFull() {
                return files.isFull();
            }

            @Override
            public boolean requireFile() {
                return files.requireFile();
            }

            @Override
            public void text(String text) {
                files.write(text);
            }

            @Override
            public OutputStream bytes() {
                return files.stream();
            }
        };
    }

    /// A stream, which is one file.
    static ExportTarget of(Consumer<String> text, OutputStream bytes) {
        return new StreamTarget(text, bytes);
    }
}
