package io.auditworkbench.masking;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What a language model is asked: only a [PromptMasker] makes one, so holding it proves that every value in it is
/// masked, free of characters that do not show, and fenced.
///
/// - **Shape**: `instructions` hold nothing of any row; they may be empty. `question` holds the data.
public final class MaskedPrompt {

    /// Text of JSON takes about as many bytes a token, or more.
    private static final int BYTES_PER_TOKEN = 3;

    private final String instructions;
    private final String question;

    MaskedPrompt(String instructions, String question) {
        this.instructions = Objects.requireNonNull(instructions, "instructions");
        this.question = Objects.requireNonNull(question, "question");
    }

    /// What is asked of every model alike.
    public String instructions() {
        return instructions;
    }

    /// What is asked now, with the data.
    public String question() {
        return question;
    }

    /// How many tokens it is, estimated from its bytes: the true number depends on the model.
    public int estimatedTokens() {
        return (bytes() + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }

    private int bytes() {
        return instructions.getBytes(StandardCharsets.UTF_8).length + question.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Says nothing of what is asked, so that it reaches no log by accident.
    @Override
    public String toString() {
        return "MaskedPrompt[" + bytes() + " bytes]";
    }
}
