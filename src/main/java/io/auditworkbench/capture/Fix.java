package io.auditworkbench.capture;

import java.util.List;

/// How to put a failed check right.
///
/// - **Shape**: `sql` and `undo` hold one statement per entry, ending in `;`, or a comment starting with `--`; both
///   may be empty, `undo` gives back the values as they were read. `text` says what is to be done where SQL cannot,
///   or what to know before; `runBy` is the right that the statements need.
public record Fix(String text, List<String> sql, List<String> undo, String runBy, Restart restart) {

    /// Whether the server must be restarted before a fix counts.
    public enum Restart {
        NEEDED,
        NOT_NEEDED
    }

    public Fix {
        sql = List.copyOf(sql);
        undo = List.copyOf(undo);
    }

    /// A fix that no statement can do.
    public static Fix byHand(String text) {
        return new Fix(text, List.of(), List.of(), "", Restart.NOT_NEEDED);
    }

    /// The same, and the server must be restarted.
    public static Fix byRestart(String text) {
        return new Fix(text, List.of(), List.of(), "", Restart.NEEDED);
    }

    /// Statements that need the given right.
    public static Fix bySql(String text, String runBy, List<String> sql, List<String> undo) {
        return new Fix(text, sql, undo, runBy, Restart.NOT_NEEDED);
    }
}
