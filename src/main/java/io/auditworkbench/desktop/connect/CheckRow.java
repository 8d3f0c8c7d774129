package io.auditworkbench.desktop.connect;

import java.util.List;

/// A row of the table of checks.
sealed interface CheckRow {

    /// The heading of a group.
    record Heading(String text) implements CheckRow {}

    /// A check.
    ///
    /// - **Shape**: `state` is a sign and a word; `sql` and `undo` hold one statement a line; `skipped` is the reason
    ///   for which somebody lets it be, empty when nobody did.
    record Line(
            String id,
            String title,
            State kind,
            String state,
            boolean isAdvised,
            String found,
            String needed,
            String why,
            String missingRight,
            String fix,
            String sql,
            String undo,
            String runBy,
            boolean needsRestart,
            String skipped)
            implements CheckRow {

        /// Whether there is something to do about it.
        boolean isOpen() {
            return kind != State.PASSED;
        }
    }

    /// What a check came to.
    enum State {
        PASSED,
        FAILED,
        NOT_CHECKED
    }

    /// All of them.
    ///
    /// - **Shape**: `verdict` is one line; `isReady` says that nothing blocks capture; `script` puts all right.
    record Table(List<CheckRow> rows, String verdict, boolean isReady, String script) {

        public Table {
            rows = List.copyOf(rows);
        }
    }
}
