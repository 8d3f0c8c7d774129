package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import io.auditworkbench.workbench.timeline.TrackKind;
import java.util.Optional;

/// Finds the mark of an id.
final class MarkSearch {

    private MarkSearch() {}

    /// The mark of `E1024` on the track of its table, or that of `A17` on the track of its detector.
    static Optional<SelectedMark> find(Timeline timeline, String id) {
        if (!id.matches("[EA][0-9]{1,18}")) {
            return Optional.empty();
        }
        TrackKind kind = id.startsWith("A") ? TrackKind.DETECTOR : TrackKind.TABLE;
        long number = Long.parseLong(id.substring(1));
        return timeline.tracks().stream()
                .filter(track -> track.kind() == kind)
                .flatMap(track -> on(track, number).stream())
                .findFirst();
    }

    private static Optional<SelectedMark> on(MarkTrack track, long number) {
        for (int i = 0; i < track.size(); i++) {
            if (track.number(i) == number) {
                return Optional.of(new SelectedMark(track, i));
            }
        }
        return Optional.empty();
    }
}
