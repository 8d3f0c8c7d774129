package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.timeline.TrackRow.Fold;
import io.auditworkbench.desktop.timeline.TrackRow.Pin;
import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.TrackKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which tracks are shown, and in which order: pinned ones on top, then group by group the busiest ones.
///
/// - **Threading**: the JavaFX thread.
final class TrackRows {

    /// Of each kind; all of them at once are more than anybody looks at.
    private static final int USUAL = 8;

    private final Set<String> pinned;
    private final Set<TrackKind> closed = EnumSet.noneOf(TrackKind.class);
    private final Set<TrackKind> whole = EnumSet.noneOf(TrackKind.class);
    private List<MarkTrack> tracks = List.of();
    private List<TrackRow> rows = List.of();
    private int pinnedRows;

    /// - **Shape**: `pinned` are keys of tracks that stay on top.
    TrackRows(List<String> pinned) {
        this.pinned = new LinkedHashSet<>(pinned);
    }

    /// What a track is remembered by: `table:shop.orders`.
    static String key(MarkTrack track) {
        return track.kind().name() + ":" + track.name();
    }

    void show(List<MarkTrack> all) {
        tracks = List.copyOf(all);
        arrange();
    }

    /// The rows, the pinned tracks first.
    List<TrackRow> rows() {
        return rows;
    }

    /// How many of them stay on top while the others scroll.
    int pinnedRows() {
        return pinnedRows;
    }

    /// Keys of the pinned tracks.
    List<String> pinned() {
        return List.copyOf(pinned);
    }

    void togglePin(MarkTrack track) {
        if (!pinned.remove(key(track))) {
            pinned.add(key(track));
        }
        arrange();
    }

    void toggleFold(TrackKind kind) {
        if (!closed.remove(kind)) {
            closed.add(kind);
        }
        arrange();
    }

    void showAll(TrackKind kind) {
        whole.add(kind);
        arrange();
    }

    /// The row of a track, opening what hides it; -1 for a track that is not among them.
    int rowOf(MarkTrack track) {
        if (!tracks.contains(track)) {
            return -1;
        }
        int shown = indexOf(track);
        if (shown >= 0) {
            return shown;
        }
        closed.remove(track.kind());
        whole.add(track.kind());
        arrange();
        return indexOf(track);
    }

    private int indexOf(MarkTrack track) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof TrackRow.Track(MarkTrack shown, Pin _) && shown.equals(track)) {
                return i;
            }
        }
        return -1;
    }

    private void arrange() {
        List<TrackRow> next = new ArrayList<>();
        for (String key : pinned) {
            tracks.stream()
                    .filter(track -> key(track).equals(key))
                    .forEach(track -> next.add(new TrackRow.Track(track, Pin.PINNED)));
        }
        pinnedRows = next.size();
        for (TrackKind kind : TrackKind.values()) {
            List<MarkTrack> free = tracks.stream()
                    .filter(track -> track.kind() == kind && !pinned.contains(key(track)))
                    .toList();
            if (!free.isEmpty()) {
                addGroup(next, kind, free);
            }
        }
        rows = List.copyOf(next);
    }

    private void addGroup(List<TrackRow> next, TrackKind kind, List<MarkTrack> free) {
        Fold fold = closed.contains(kind) ? Fold.CLOSED : Fold.OPEN;
        next.add(new TrackRow.Heading(kind, free.size(), fold));
        if (fold == Fold.CLOSED) {
            return;
        }
        boolean isWhole = whole.contains(kind) || free.size() <= USUAL + 1;
        List<MarkTrack> shown = isWhole ? free : free.subList(0, USUAL);
        shown.forEach(track -> next.add(new TrackRow.Track(track, Pin.FREE)));
        if (!isWhole) {
            next.add(new TrackRow.More(kind, free.size() - USUAL));
        }
    }
}
