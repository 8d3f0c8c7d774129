package io.auditworkbench.cli;

import io.auditworkbench.workbench.view.CoverageView;

/// Decides whether an answer counts as complete.
final class Completion {

    private Completion() {}

    /// Done, or incomplete when that was asked to matter.
    static ExitCode of(boolean strict, boolean isCut, CoverageView coverage) {
        boolean isWhole = !isCut && coverage.verdict() == CoverageView.Verdict.NO_KNOWN_GAP;
        return strict && !isWhole ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
}
