package io.auditworkbench.mcp;

import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stood in the way of an answer, the same object for every tool.
final class ErrorForm {

    static final String TOO_LARGE = "A value is too large for the memory that the server may use.";

    private ErrorForm() {}

    static Map<String, Object> of(WorkbenchException refused) {
        return error(Trees.map(
                "code", refused.code().name(),
                "message", refused.happened(),
                "next_step", refused.nextStep().isEmpty() ? null : refused.nextStep()));
    }

    static Map<String, Object> of(FilterRefused refused) {
        return error(Trees.map(
                "code", ErrorCode.BAD_FILTER.name(),
                "message", "The filter cannot be read.",
                "next_step", "Mend it where the offsets say, or try it with audit_filter_help.",
                "text", refused.text(),
                "problems",
                        refused.problems().stream()
                                .limit(20)
                                .map(ErrorForm::problem)
                                .toList()));
    }

    /// Says nothing of the failure itself: its text may hold values.
    static Map<String, Object> internal() {
        return error(Trees.map(
                "code", ErrorCode.INTERNAL.name(),
                "message", "Something went wrong inside Audit Workbench.",
                "next_step", "The log of the server has the details."));
    }

    static Map<String, Object> tooLarge() {
        return error(Trees.map(
                "code",
                ErrorCode.INTERNAL.name(),
                "message",
                TOO_LARGE,
                "next_step",
                "Ask for fewer events, or start the server with AUDIT_WORKBENCH_JVM_OPTIONS=-Xmx2g."));
    }

    private static Map<String, Object> error(Map<String, @Nullable Object> error) {
        error.values().removeIf(java.util.Objects::isNull);
        return Map.of("error", error);
    }

    static Map<String, @Nullable Object> problem(FilterProblem problem) {
        return Trees.map(
                "code", problem.code().name(),
                "weight", Shapes.words(problem.weight()),
                "message", problem.message(),
                "start", problem.startOffset(),
                "end", problem.endOffset(),
                "text", problem.text(),
                "suggestions", problem.suggestions().stream().limit(10).toList());
    }
}
