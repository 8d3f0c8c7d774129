package io.auditworkbench.workbench.health;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;

/// Why a server could not be examined: what happened, and what to do.
public record HealthProblem(ErrorCode code, String happened, String nextStep) {

    /// The same, for an interface that has nothing else to say.
    public WorkbenchException asException() {
        return new WorkbenchException(code, happened, nextStep);
    }
}
