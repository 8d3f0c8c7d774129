package io.auditworkbench.workbench.secret;

import java.util.Optional;

/// Asks a person for a secret, without showing what is typed.
@FunctionalInterface
public interface SecretPrompt {

    /// Nobody is there to be asked.
    SecretPrompt NOBODY = _ -> Optional.empty();

    /// What is typed after the question; empty when nobody answers.
    Optional<String> ask(String question);

    /// The same asked a second time, because nobody sees a slip; empty also when both differ.
    default Optional<String> twice(String question) {
        return ask(question + ": ").flatMap(first -> ask("Again: ").filter(first::equals));
    }
}
