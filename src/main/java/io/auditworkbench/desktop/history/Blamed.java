package io.auditworkbench.desktop.history;

/// A column, its value, and who made it so.
///
/// - **Shape**: `event` is empty when the value is older than the record; `at` and `ago` are texts; `age` from 0, the
///   row's newest change, to [#OLDEST], shades the line.
record Blamed(String column, String value, String version, String event, String actor, String at, String ago, int age) {

    static final int OLDEST = 3;

    /// Whether the record knows who set the value.
    boolean isKnown() {
        return !event.isEmpty();
    }
}
