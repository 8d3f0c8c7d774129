package io.auditworkbench.desktop.rules;

import java.util.List;

/// What is known of the text that is being written.
///
/// - **Shape**: `problems` each on one line with its place; `result` is what the rule would conclude, empty while it is
///   not known.
record Draft(List<Problem> problems, String result, boolean isTrying) {

    /// Nothing is known yet.
    static final Draft UNKNOWN = new Draft(List.of(), "", true);

    /// A problem and its place, counted from 1.
    record Problem(int line, int column, String text) {}

    Draft {
        problems = List.copyOf(problems);
    }

    /// Whether the text could be used.
    boolean isRule() {
        return problems.isEmpty() && !equals(UNKNOWN);
    }
}
