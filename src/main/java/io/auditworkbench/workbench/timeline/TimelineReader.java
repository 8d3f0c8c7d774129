package io.auditworkbench.workbench.timeline;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.store.ActivityLog;
import io.auditworkbench.store.EventOrder;
import io.auditworkbench.store.FindingLog;
import io.auditworkbench.store.HourCount;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.CoverageStatement;
import io.auditworkbench.workbench.EventMarks;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.GapView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Reads marks along time.
///
/// - **Threading**: any number of threads.
public final class TimelineReader {

    /// Beyond this many events marks are counts by the hour, until a shorter range is asked for: a million of them
    /// takes about fifty megabytes and a few seconds.
    public static final long MOST_EXACT = 1_500_000;

    private final Store store;
    private final EventMarks marks;
    private final CoverageStatement coverage;
    private final long mostExact;

    public TimelineReader(Store store, EventMarks marks, CoverageStatement coverage) {
        this(store, marks, coverage, MOST_EXACT);
    }

    TimelineReader(Store store, EventMarks marks, CoverageStatement coverage, long mostExact) {
        this.store = store;
        this.marks = marks;
        this.coverage = coverage;
        this.mostExact = mostExact;
    }

    /// Every event as a mark where that is possible; counts by the hour for a range of very many events. `stop` ends it
    /// early.
    public Timeline read(AcceptedFilter filter, BooleanSupplier stop) {
        if (filter.isRangeOnly()) {
            List<HourCount> hours = store.activity().byHour(from(filter), until(filter)).stream()
                    .filter(hour -> hour.operation() != Operation.SNAPSHOT)
                    .toList();
            if (hours.stream().mapToLong(HourCount::events).sum() > mostExact) {
                return byHour(filter, hours);
            }
        }
        return exact(filter, stop);
    }

    private Timeline byHour(AcceptedFilter filter, List<HourCount> hours) {
        TrackBuilder tracks = new TrackBuilder();
        for (HourCount hour : hours) {
            tracks.change(hour.startMicros(), hour.table().toString(), hour.operation(), hour.events());
        }
        for (ActivityLog.ActorHour hour : store.activity().byActorAndHour(from(filter), until(filter))) {
            tracks.actor(hour.startMicros(), hour.actor(), hour.events());
        }
        findings(filter, Optional.empty(), tracks);
        return timeline(filter, tracks, Duration.ofHours(1), false);
    }

    private Timeline exact(AcceptedFilter filter, BooleanSupplier stop) {
        TrackBuilder tracks = new TrackBuilder();
        LongStream.Builder chosen = LongStream.builder();
        boolean isChoice = !filter.isRangeOnly();
        boolean isAll = marks.read(
                filter,
                EventOrder.OLDEST_FIRST,
                mark -> {
                    tracks.event(mark);
                    if (isChoice) {
                        chosen.add(mark.seq());
                    }
                    return !stop.getAsBoolean();
                },
                _ -> !stop.getAsBoolean());
        findings(filter, isChoice ? Optional.of(chosen.build().toArray()) : Optional.empty(), tracks);
        return timeline(filter, tracks, Duration.ZERO, !isAll);
    }

    /// - **Shape**: `chosen` are numbers of events in order: only groups with one of them as evidence are wanted.
    private void findings(AcceptedFilter filter, Optional<long[]> chosen, TrackBuilder tracks) {
        if (!store.conclusions().isThere()) {
            return;
        }
        Map<Long, String> detectors = new HashMap<>();
        store.findings()
                .groups(from(filter), until(filter))
                .forEach(group -> detectors.put(group.number(), group.detector()));
        chosen.ifPresent(events -> detectors
                .keySet()
                .retainAll(store.findings().groupsOfAny(seq -> Arrays.binarySearch(events, seq) >= 0)));
        for (FindingLog.Hit hit : store.findings().hits(from(filter), until(filter))) {
            String detector = detectors.get(hit.group());
            if (detector != null) {
                tracks.finding(detector, hit);
            }
        }
    }

    private Timeline timeline(AcceptedFilter filter, TrackBuilder tracks, Duration step, boolean isPartial) {
        CoverageView seen = coverage.of(filter);
        List<MarkTrack> built = tracks.tracks();
        List<Timeline.Gap> gaps = seen.gapsInChanges().stream()
                .filter(GapView::isOpen)
                .flatMap(gap -> gap(gap).stream())
                .toList();
        Instant first = filter.from() == null ? first(built, seen) : filter.from();
        Instant last = filter.until() == null ? last(built, seen, step) : filter.until();
        return new Timeline(
                built,
                gaps,
                first,
                last.isAfter(first) ? last : first.plusSeconds(1),
                step,
                tracks.events(),
                isPartial,
                seen);
    }

    /// A gap that is nowhere in time cannot be drawn; the coverage names it.
    private static Optional<Timeline.Gap> gap(GapView gap) {
        Instant from = gap.from() == null ? gap.until() : gap.from();
        Instant until = gap.until() == null ? gap.from() : gap.until();
        return from == null || until == null
                ? Optional.empty()
                : Optional.of(new Timeline.Gap(gap.id(), from, until, gap.meaning()));
    }

    private static Instant first(List<MarkTrack> tracks, CoverageView seen) {
        return tracks.stream()
                .map(track -> instant(track.micros(0)))
                .min(Instant::compareTo)
                .orElseGet(() -> orEpoch(seen.watchedFrom()));
    }

    private static Instant last(List<MarkTrack> tracks, CoverageView seen, Duration step) {
        return tracks.stream()
                .map(track -> instant(track.micros(track.size() - 1)).plus(step))
                .max(Instant::compareTo)
                .orElseGet(() -> orEpoch(seen.watchedUntil()));
    }

    private static Instant orEpoch(@Nullable Instant known) {
        return known == null ? Instant.EPOCH : known;
    }

    private static long from(AcceptedFilter filter) {
        return filter.from() == null ? Long.MIN_VALUE : micros(filter.from());
    }

    private static long until(AcceptedFilter filter) {
        return filter.until() == null ? Long.MAX_VALUE : micros(filter.until());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
