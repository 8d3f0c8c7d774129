package io.auditworkbench.workbench.health;

import java.util.List;

/// How to put a failed check right.
///
/// - **Shape**: `sql` and `undo` hold one statement per entry, ending in `;`, or a comment starting with `--`; all
///   parts may be empty. `runBy` is the right that the statements need.
public record HealthFix(String text, List<String> sql, List<String> undo, String runBy, Restart restart) {

    /// Whether the server must be restarted before the fix counts.
    public enum Restart {
        NEEDED,
        NOT_NEEDED
    }

    /// Nothing to do.
    public static final HealthFix NONE = byHand("");

    public HealthFix {
        sql = List.copyOf(sql);
        undo = List.copyOf(undo);
    }

    /// A fix that no statement can do.
    public static HealthFix byHand(String text) {
        return new HealthFix(text, List.of(), List.of(), "", Restart.NOT_NEEDED);
    }
}
