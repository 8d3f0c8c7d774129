package io.auditworkbench.cli;

import io.auditworkbench.workbench.secret.SecretName;
import io.auditworkbench.workbench.secret.SecretPlaces;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the password of the source comes from: the places of secrets; never the command line.
final class PasswordSource {

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "the file that holds the password on its first line (else as `secret list` says, else none)")
    @Nullable
    Path file;

    /// The password, empty for none.
    ///
    /// - **Errors**: as of [SecretPlaces].
    String read(SecretPlaces places) {
        return places.find(SecretName.MYSQL_PASSWORD, file).orElse("");
    }
}
