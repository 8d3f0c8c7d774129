package io.auditworkbench.workbench.timeline;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.store.EventMark;
import io.auditworkbench.store.FindingLog;
import io.auditworkbench.workbench.FilterSpelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts marks on tracks as they come.
///
/// - **Threading**: one thread.
final class TrackBuilder {

    private static final String SCHEMA_TRACK = "schema";
    private static final String SCHEMA_TERM = "op:ddl,truncate";

    /// The code of marks whose operations were not told apart.
    private static final int NOT_TOLD = 0;

    private final Map<TrackKind, Map<String, MarkColumns.Growing>> tracks = new EnumMap<>(TrackKind.class);
    private long events;

    TrackBuilder() {
        for (TrackKind kind : TrackKind.values()) {
            tracks.put(kind, new HashMap<>());
        }
    }

    /// One event, on the tracks of its table and its actor, and of the schema if it changed that.
    void event(EventMark mark) {
        int code = mark.operation().code();
        of(TrackKind.TABLE, mark.table().toString()).add(mark.commitMicros(), mark.seq(), mark.transaction(), code, 1);
        of(TrackKind.ACTOR, mark.actor()).add(mark.commitMicros(), mark.seq(), mark.transaction(), code, 1);
        if (isOfSchema(mark.operation())) {
            of(TrackKind.SCHEMA, SCHEMA_TRACK).add(mark.commitMicros(), mark.seq(), mark.transaction(), code, 1);
        }
        events++;
    }

    /// So many events of a table in a stretch of time.
    void change(long micros, String table, Operation operation, long count) {
        of(TrackKind.TABLE, table).add(micros, 0, 0, operation.code(), count);
        if (isOfSchema(operation)) {
            of(TrackKind.SCHEMA, SCHEMA_TRACK).add(micros, 0, 0, operation.code(), count);
        }
        events += count;
    }

    /// So many events by an actor in a stretch of time; what they did is not told apart.
    void actor(long micros, String actor, long count) {
        of(TrackKind.ACTOR, actor).add(micros, 0, 0, NOT_TOLD, count);
    }

    /// A finding of a detector.
    void finding(String detector, FindingLog.Hit hit) {
        of(TrackKind.DETECTOR, detector)
                .add(hit.atMicros(), hit.group(), 0, hit.severity().code(), 1);
    }

    private static boolean isOfSchema(Operation operation) {
        return operation == Operation.DDL || operation == Operation.TRUNCATE;
    }

    private MarkColumns.Growing of(TrackKind kind, String name) {
        return tracks.get(kind).computeIfAbsent(name, _ -> new MarkColumns.Growing());
    }

    /// How many events there are on the tracks of tables.
    long events() {
        return events;
    }

    /// The tracks, by kind, and within a kind the one with the most events first.
    List<MarkTrack> tracks() {
        List<MarkTrack> all = new ArrayList<>();
        tracks.forEach((kind, named) -> named.entrySet().stream()
                .map(each -> new MarkTrack(
                        kind,
                        each.getKey(),
                        term(kind, each.getKey()),
                        each.getValue().columns()))
                .sorted(Comparator.comparingLong((MarkTrack track) -> track.events())
                        .reversed()
                        .thenComparing(MarkTrack::name))
                .forEach(all::add));
        return all;
    }

    private static String term(TrackKind kind, String name) {
        return switch (kind) {
            case TABLE -> FilterSpelling.table(name);
            case ACTOR -> FilterSpelling.actor(name);
            case DETECTOR -> FilterSpelling.rule(name);
            case SCHEMA -> SCHEMA_TERM;
        };
    }
}
