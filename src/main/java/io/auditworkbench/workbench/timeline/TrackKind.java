package io.auditworkbench.workbench.timeline;

/// What the marks of a track have in common, in the order of the groups of tracks.
public enum TrackKind {
    /// Changes of one table.
    TABLE,
    /// Changes by one actor.
    ACTOR,
    /// Findings of one detector.
    DETECTOR,
    /// Changes of the schema.
    SCHEMA
}
