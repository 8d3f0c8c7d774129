package io.auditworkbench.workbench.export;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// A small file that appears whole or not at all, and never in the place of another.
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
}
