package io.auditworkbench.workbench.health;

import io.auditworkbench.capture.CheckLevel;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.PreflightCheck;

/// Makes what an interface shows from what a check of the server found.
final class HealthItems {

    private HealthItems() {}

    static HealthItem of(PreflightCheck check) {
        return switch (check.outcome()) {
            case Passed passed -> item(check, HealthState.PASSED, passed.found(), "", HealthFix.NONE);
            case Failed failed -> item(check, HealthState.FAILED, failed.found(), "", fix(failed.fix()));
            case CouldNotCheck open -> item(check, HealthState.NOT_CHECKED, open.found(), open.needs(), HealthFix.NONE);
        };
    }

    private static HealthItem item(
            PreflightCheck check, HealthState state, String found, String missingRight, HealthFix fix) {
        return new HealthItem(
                check.id().name(),
                check.id().title(),
                level(check.level()),
                state,
                found,
                check.id().needed(),
                check.id().why(),
                missingRight,
                fix);
    }

    private static HealthLevel level(CheckLevel level) {
        return switch (level) {
            case BLOCK -> HealthLevel.BLOCK;
            case ADVISE -> HealthLevel.ADVISE;
            case INFO -> HealthLevel.INFO;
        };
    }

    private static HealthFix fix(Fix fix) {
        HealthFix.Restart restart = switch (fix.restart()) {
            case NEEDED -> HealthFix.Restart.NEEDED;
            case NOT_NEEDED -> HealthFix.Restart.NOT_NEEDED;
        };
        return new HealthFix(fix.text(), fix.sql(), fix.undo(), fix.runBy(), restart);
    }
}
