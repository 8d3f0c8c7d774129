package io.auditworkbench.workbench.secret;

import java.util.Optional;

/// Who knows the passphrase of the encrypted file: a file that the environment names, or a person who is asked.
public interface Passphrase {

    /// The variable that names the file of the passphrase.
    String FILE_VARIABLE = "AUDITCTL_PASSPHRASE_FILE";

    /// The passphrase of a file that exists; empty when there is nobody to ask.
    Optional<String> known();

    /// A passphrase for a new file: a person is asked twice.
    Optional<String> chosen();
}
