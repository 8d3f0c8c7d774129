package io.auditworkbench.desktop.common;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that went wrong, as people are told of it: a sentence, and what they can do.
///
/// - **Shape**: `nextStep` is empty when nothing can be done; `code` is null for what only the desktop knows of.
public record Problem(
        String happened, String nextStep, @Nullable ErrorCode code) {

    public Problem {
        Objects.requireNonNull(happened, "happened");
        Objects.requireNonNull(nextStep, "nextStep");
    }

    public Problem(String happened, String nextStep) {
        this(happened, nextStep, null);
    }

    /// Whether it lies in the filter that was asked.
    public boolean isOfTheFilter() {
        return code == ErrorCode.BAD_FILTER;
    }

    /// What a failure is to people; never its stack trace.
    public static Problem of(Throwable failure, Messages messages) {
        if (failure instanceof WorkbenchException known) {
            return new Problem(known.happened(), known.nextStep(), known.code());
        }
        if (failure instanceof OutOfMemoryError) {
            return new Problem(messages.text("problem.memory"), messages.text("problem.memory.next"));
        }
        return new Problem(
                messages.text("problem.unexpected", failure.getClass().getSimpleName()),
                messages.text("problem.unexpected.next"));
    }
}
