package io.auditworkbench.workbench.view;

import java.util.List;

/// Statements that would take changes back, newest change first; nobody runs them here.
///
/// - **Shape**: `warnings` and `refusals` are sentences; a refused event has no statement.
public record UndoView(
        List<Step> steps, List<String> warnings, List<String> refusals, List<String> header, CoverageView coverage) {

    /// One event and the statement that takes it back.
    public record Step(String event, String transaction, String row, String sql) {}

    public UndoView {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
        refusals = List.copyOf(refusals);
        header = List.copyOf(header);
    }
}
