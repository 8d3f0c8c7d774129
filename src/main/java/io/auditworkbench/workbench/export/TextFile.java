package io.auditworkbench.workbench.export;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A small file that appears whole or not at all.
///
/// - **Errors**: as written in [PartFile]; `BAD_USAGE` for a file that is there already.
/// - **Threading**: stateless.
public final class TextFile {

    private TextFile() {}

    /// Writes it as UTF-8.
    public static void create(Path file, String text) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    file + " is there already.",
                    "Name another file, or move that one away: it may hold corrections of yours.");
        }
        try (PartFile part = PartFile.begin(file)) {
            part.write(text);
            part.seal();
            part.publish();
        }
    }

    /// Takes what is written, as text or as bytes, but not as both.
    public interface Open {

        /// Adds text, as UTF-8.
        void text(String text);

        /// Takes bytes; closing it does nothing.
        OutputStream bytes();
    }

    /// Writes a file in the place of any other of that name; answers its SHA-256 in lower case hexadecimal.
    public static String replace(Path file, Consumer<Open> writing) {
        try (PartFile part = PartFile.begin(file)) {
            writing.accept(new Open() {
                @Override
                public void text(String text) {
                    part.write(text);
                }

                @Override
                public OutputStream bytes() {
                    return part.stream();
                }
            });
            part.seal();
            part.publish();
            return part.sha256();
        }
    }
}
