package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.Messages;
import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.TrackKind;
import java.util.List;

/// What is written beside tracks.
final class TrackLabels {

    private TrackLabels() {}

    /// The name of a track: a table without its schema where all tables are of one.
    static String of(MarkTrack track, List<MarkTrack> all, Messages messages) {
        return switch (track.kind()) {
            case TABLE -> {
                String schema = schema(track);
                boolean isOne = all.stream()
                        .filter(each -> each.kind() == TrackKind.TABLE)
                        .allMatch(each -> schema(each).equals(schema));
                yield ForeignText.line(isOne ? track.name().substring(schema.length()) : track.name());
            }
            case SCHEMA -> messages.text("timeline.track.schema");
            case ACTOR ->
                track.name().equals("?") ? messages.text("timeline.track.nobody") : ForeignText.line(track.name());
            case DETECTOR -> track.name();
        };
    }

    private static String schema(MarkTrack track) {
        return track.name().substring(0, track.name().indexOf('.') + 1);
    }

    /// What is written in a row.
    static String of(TrackRow row, List<MarkTrack> all, Messages messages) {
        return switch (row) {
            case TrackRow.Heading(TrackKind kind, int tracks, var _) -> messages.text(groupKey(kind), tracks);
            case TrackRow.Track(MarkTrack track, var _) -> of(track, all, messages);
            case TrackRow.More(var _, int tracks) -> messages.text("timeline.more", tracks);
        };
    }

    /// How many events are on the track of a row; empty for other rows.
    static String count(TrackRow row, Messages messages) {
        return row instanceof TrackRow.Track(MarkTrack track, var _)
                ? messages.text("timeline.track.events", track.events())
                : "";
    }

    private static String groupKey(TrackKind kind) {
        return switch (kind) {
            case TABLE -> "timeline.group.tables";
            case ACTOR -> "timeline.group.actors";
            case DETECTOR -> "timeline.group.detectors";
            case SCHEMA -> "timeline.group.schema";
        };
    }
}
