package io.auditworkbench.workbench.secret;

import java.util.Optional;

/// The system's own place for secrets, opened with the session of the account.
public interface Keychain {

    /// Why there is none here, as a sentence; empty when there is one.
    Optional<String> missing();

    /// The secret of that name; empty also when the keychain cannot be asked.
    Optional<String> read(SecretName name);

    /// Keeps a secret.
    ///
    /// - **Errors**: `BAD_CONFIGURATION` when the keychain does not take it.
    void put(SecretName name, String secret);

    /// Takes a secret out; false when it was not there.
    boolean remove(SecretName name);
}
