package io.auditworkbench.desktop.events;

/// How far the search is, and how it stands.
///
/// - **Shape**: `scanned` of `of` events were looked at; `found` so far.
record Scan(long scanned, long of, long found, Stage stage) {

    /// How it stands.
    enum Stage {
        RUNNING,
        DONE,
        /// Somebody ended it: the list is a part.
        PARTIAL,
        /// There are more than a list holds.
        FULL
    }

    static final Scan NONE = new Scan(0, 0, 0, Stage.DONE);

    boolean isRunning() {
        return stage == Stage.RUNNING;
    }
}
