package io.auditworkbench.capture.envelope;

/// Which part of a snapshot a record is.
public enum SnapshotMark {
    /// Not of a snapshot.
    NONE,
    /// The first row of a snapshot.
    FIRST,
    /// In a snapshot.
    INSIDE,
    /// The last row of a snapshot.
    LAST,
    /// Of an incremental snapshot, which runs beside streaming.
    INCREMENTAL;

    /// The mark for Debezium's word; an unknown word counts as inside a snapshot, a missing one as none.
    static SnapshotMark of(String word) {
        return switch (word) {
            case "false", "" -> NONE;
            case "first" -> FIRST;
            case "last" -> LAST;
            case "incremental" -> INCREMENTAL;
            default -> INSIDE;
        };
    }
}
