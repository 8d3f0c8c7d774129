package io.auditworkbench;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that holds a secret on its first line.
final class SecretFile {

    private static final int MAX_BYTES = 4096;

    private SecretFile() {}

    /// The first line; `what` is what the file is for, such as `token`.
    ///
    /// - **Errors**: `BAD_USAGE` when it cannot be read, `BAD_CONFIGURATION` when there is nothing in it.
    static String read(Path file, String what) {
        String secret;
        try (InputStream in = Files.newInputStream(file)) {
            secret = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException unreadable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The " + what + " file " + file + " cannot be read.",
                    "Check the path and that this account may read it.",
                    unreadable);
        }
        if (secret.isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The " + what + " file " + file + " holds nothing on its first line.",
                    "Make one with: openssl rand -base64 32 > " + file);
        }
        return secret;
    }
}
