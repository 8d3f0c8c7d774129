package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the password of the source comes from: a file, else the environment; never the command line.
final class PasswordSource {

    static final String VARIABLE = "AUDITCTL_PASSWORD";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "the file that holds the password on its first line (else $" + VARIABLE + ", else none)")
    @Nullable
    Path file;

    /// The password, empty for none.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] when the file cannot be read.
    String read(Terminal terminal) {
        if (file == null) {
            String configured = terminal.environment(VARIABLE);
            return configured == null ? "" : configured;
        }
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The password file " + file + " cannot be read.",
                    "Check the path and that this account may read it.",
                    unreadable);
        }
    }
}
