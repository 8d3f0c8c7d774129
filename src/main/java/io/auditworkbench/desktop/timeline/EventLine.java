package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.view.ChangeKind;

/// One event of an area in a list.
record EventLine(String id, String time, ChangeKind kind, String table, String key, String actor, String change) {

    /// For those who listen.
    String sentence() {
        return id + ", " + kind.word() + ", " + table + " " + key + ", " + change + ", " + actor + ", " + time;
    }
}
