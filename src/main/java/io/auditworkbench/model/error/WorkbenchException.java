package io.auditworkbench.model.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An act that could not be done: what happened, and what the user can do next.
///
/// Both texts are shown to people as they are: one line each, no row values, no secrets, no class names.
public final class WorkbenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String nextStep;

    /// - **Shape**: `happened` is a sentence; `nextStep` is a sentence, or empty when nothing can be done.
    public WorkbenchException(ErrorCode code, String happened, String nextStep, @Nullable Throwable cause) {
        super(Objects.requireNonNull(happened, "happened"), cause);
        this.code = Objects.requireNonNull(code, "code");
        this.nextStep = Objects.requireNonNull(nextStep, "nextStep");
    }

    /// The same without a cause.
    public WorkbenchException(ErrorCode code, String happened, String nextStep) {
        this(code, happened, nextStep, null);
    }

    /// The condition.
    public ErrorCode code() {
        return code;
    }

    /// What happened: a sentence.
    public String happened() {
        return Objects.requireNonNull(getMessage());
    }

    /// What the user can do next: a sentence, or empty.
    public String nextStep() {
        return nextStep;
    }
}
