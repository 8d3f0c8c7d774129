package io.auditworkbench.capture;

import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;

/// One check of a server and what it came to.
public record PreflightCheck(CheckId id, CheckOutcome outcome) {

    /// What the result means for capture: the finding's own level, or the check's.
    public CheckLevel level() {
        return switch (outcome) {
            case Failed failed -> failed.level();
            case Passed _, CouldNotCheck _ -> id.level();
        };
    }

    /// Whether capture must not start: a blocking check that failed, or that nobody could do.
    public boolean blocks() {
        return level() == CheckLevel.BLOCK && !(outcome instanceof Passed);
    }
}
