package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.TrackKind;

/// The mark that is selected.
record SelectedMark(MarkTrack track, int index) {

    long micros() {
        return track.micros(index);
    }

    /// The id of what it stands for, as `E1024` or `A17`; empty for counts by the hour.
    String id() {
        long number = track.number(index);
        if (number == 0) {
            return "";
        }
        return (track.kind() == TrackKind.DETECTOR ? "A" : "E") + number;
    }

    /// What it looks like.
    MarkShape shape() {
        byte code = track.code(index);
        if (track.kind() == TrackKind.DETECTOR) {
            return MarkShape.ofSeverity(code);
        }
        return code == 0 ? MarkShape.CIRCLE : MarkShape.of(MarkShape.kind(code));
    }
}
