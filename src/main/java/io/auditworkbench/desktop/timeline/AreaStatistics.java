package io.auditworkbench.desktop.timeline;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import io.auditworkbench.workbench.timeline.TrackKind;
import io.auditworkbench.workbench.view.ChangeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is in an area: counted from the marks that are drawn.
///
/// - **Shape**: groups with the most events first, those without any left out; `operations` are of the tables. Where
///   marks count whole hours, those that begin in the area count.
record AreaStatistics(
        Map<ChangeKind, Long> operations,
        List<Group> tables,
        List<Group> actors,
        List<Group> detectors,
        long events,
        double eventsPerSecond) {

    private static final double MICROS_PER_SECOND = 1e6;

    /// So many events of one name.
    record Group(String name, long events) {}

    AreaStatistics {
        operations = Map.copyOf(operations);
        tables = List.copyOf(tables);
        actors = List.copyOf(actors);
        detectors = List.copyOf(detectors);
    }

    /// Counts the tracks that are not left out.
    static AreaStatistics of(Timeline timeline, Area area, Set<MarkTrack> leftOut) {
        Map<ChangeKind, Long> operations = new EnumMap<>(ChangeKind.class);
        Map<TrackKind, List<Group>> groups = new EnumMap<>(TrackKind.class);
        for (MarkTrack track : timeline.tracks()) {
            int from = track.firstAt(area.fromMicros());
            int until = track.firstAt(area.untilMicros(), from);
            if (from == until || leftOut.contains(track)) {
                continue;
            }
            groups.computeIfAbsent(track.kind(), _ -> new ArrayList<>())
                    .add(new Group(track.name(), track.events(from, until)));
            if (track.kind() == TrackKind.TABLE) {
                addOperations(operations, track, from, until);
            }
        }
        List<Group> tables = ranked(groups, TrackKind.TABLE);
        long events = tables.stream().mapToLong(Group::events).sum();
        return new AreaStatistics(
                operations,
                tables,
                ranked(groups, TrackKind.ACTOR),
                ranked(groups, TrackKind.DETECTOR),
                events,
                events * MICROS_PER_SECOND / area.lengthMicros());
    }

    private static void addOperations(Map<ChangeKind, Long> operations, MarkTrack track, int from, int until) {
        for (int i = from; i < until; i++) {
            operations.merge(MarkShape.kind(track.code(i)), (long) track.count(i), Long::sum);
        }
    }

    private static List<Group> ranked(Map<TrackKind, List<Group>> groups, TrackKind kind) {
        return groups.getOrDefault(kind, List.of()).stream()
                .sorted(Comparator.comparingLong(Group::events).reversed().thenComparing(Group::name))
                .toList();
    }
}
