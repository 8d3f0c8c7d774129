package io.auditworkbench.workbench.secret;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The passphrase from the file that the environment names, else from a person.
public final class KnownPassphrase implements Passphrase {

    private static final int LEAST_LENGTH = 12;

    private final Map<String, String> environment;
    private final SecretPrompt prompt;

    public KnownPassphrase(Map<String, String> environment, SecretPrompt prompt) {
        this.environment = Map.copyOf(environment);
        this.prompt = prompt;
    }

    @Override
    public Optional<String> known() {
        return ofFile().or(() -> prompt.ask("Passphrase of the encrypted file: "));
    }

    /// - **Errors**: `BAD_CONFIGURATION` for one that could be guessed.
    @Override
    public Optional<String> chosen() {
        Optional<String> chosen = ofFile().or(() -> prompt.twice("Passphrase for the new encrypted file"));
        if (chosen.isPresent() && chosen.get().length() < LEAST_LENGTH) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The passphrase is shorter than " + LEAST_LENGTH + " characters and could be guessed.",
                    "Take several words, or make one with: openssl rand -base64 18");
        }
        return chosen;
    }

    private Optional<String> ofFile() {
        String file = environment.getOrDefault(FILE_VARIABLE, "");
        return file.isEmpty() ? Optional.empty() : Optional.of(SecretFile.read(Path.of(file), "passphrase"));
    }
}
