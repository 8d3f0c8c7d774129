package io.auditworkbench.desktop.common;

import io.auditworkbench.model.error.WorkbenchException;
import java.util.Objects;

/// Something that went wrong, as people are told of it: a sentence, and what they can do.
///
/// - **Shape**: `nextStep` is empty when nothing can be done.
public record Problem(String happened, String nextStep) {

    public Problem {
        Objects.requireNonNull(happened, "happened");
        Objects.requireNonNull(nextStep, "nextStep");
    }

    /// What a failure is to people; never its stack trace.
    public static Problem of(Throwable failure, Messages messages) {
        if (failure instanceof WorkbenchException known) {
            return new Problem(known.happened(), known.nextStep());
        }
        if (failure instanceof OutOfMemoryError) {
            return new Problem(messages.text("problem.memory"), messages.text("problem.memory.next"));
        }
        return new Problem(
                messages.text("problem.unexpected", failure.getClass().getSimpleName()),
                messages.text("problem.unexpected.next"));
    }
}
