package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.TrackKind;

/// One line of the timeline; all are equally high.
sealed interface TrackRow {

    /// Above the tracks of a kind; `pinned` ones have none.
    record Heading(TrackKind kind, int tracks, Fold fold) implements TrackRow {}

    /// A track.
    record Track(MarkTrack track, Pin pin) implements TrackRow {}

    /// Stands for the tracks of a kind with the fewest events, which are shown when it is asked for.
    record More(TrackKind kind, int tracks) implements TrackRow {}

    /// Whether the tracks below a heading are shown.
    enum Fold {
        OPEN,
        CLOSED
    }

    /// Whether a track stays on top.
    enum Pin {
        PINNED,
        FREE
    }
}
