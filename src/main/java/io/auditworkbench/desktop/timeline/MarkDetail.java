package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import io.auditworkbench.workbench.timeline.TimelineReader;
import io.auditworkbench.workbench.timeline.TrackKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Each event of the stretch that is looked at, where a whole record is too large for that.
///
/// - **Threading**: the JavaFX thread.
final class MarkDetail {

    /// Read beyond both sides, so that a little panning needs no new reading.
    private static final double BESIDE = 0.5;

    private final DesktopContext context;
    private final Runnable arrived;
    private final LatestWork reading;
    private @Nullable Timeline detail;
    private @Nullable Viewport covered;
    private @Nullable Viewport asked;

    MarkDetail(DesktopContext context, Runnable arrived) {
        this.context = context;
        this.arrived = arrived;
        this.reading = new LatestWork(context.work());
    }

    void forget() {
        reading.cancel();
        detail = null;
        covered = null;
        asked = null;
    }

    /// The detail where it covers the viewport, else the counts.
    Timeline of(Timeline coarse, Viewport viewport) {
        return detail != null && covered != null && covered.contains(viewport) ? detail : coarse;
    }

    /// Reads the events around the viewport, unless they are there, on their way, or too many.
    void ask(Timeline coarse, Viewport viewport, Place place) {
        if ((covered != null && covered.contains(viewport)) || (asked != null && asked.contains(viewport))) {
            return;
        }
        long beside = Math.round(viewport.lengthMicros() * BESIDE);
        Viewport wanted = new Viewport(viewport.fromMicros() - beside, viewport.untilMicros() + beside);
        if (events(coarse, wanted) > TimelineReader.MOST_EXACT / 2) {
            return;
        }
        asked = wanted;
        OpenStore store = context.session().required();
        Place part = place.during(new TimeRange.Between(
                TimelineViewModel.at(wanted.fromMicros()), TimelineViewModel.at(wanted.untilMicros())));
        reading.run(
                stop -> store.reading().timeline().read(Asked.of(store, part), stop),
                read -> {
                    asked = null;
                    covered = wanted;
                    detail = onTracksOf(coarse, read);
                    arrived.run();
                },
                problem -> {
                    asked = null;
                    context.notices().problem(problem);
                });
    }

    private static long events(Timeline coarse, Viewport viewport) {
        long events = 0;
        for (MarkTrack track : coarse.tracks()) {
            if (track.kind() == TrackKind.TABLE) {
                int from = track.firstAt(viewport.fromMicros() - coarse.step().toNanos() / 1_000);
                events += track.events(from, track.firstAt(viewport.untilMicros(), from));
            }
        }
        return events;
    }

    /// The same tracks in the same order, empty ones too: they do not come and go while somebody pans.
    private static Timeline onTracksOf(Timeline coarse, Timeline read) {
        Map<String, MarkTrack> found = new HashMap<>();
        read.tracks().forEach(track -> found.put(TrackRows.key(track), track));
        List<MarkTrack> tracks = coarse.tracks().stream()
                .map(track -> found.getOrDefault(TrackRows.key(track), track.emptied()))
                .toList();
        return new Timeline(
                tracks,
                coarse.gaps(),
                coarse.from(),
                coarse.until(),
                read.step(),
                coarse.events(),
                read.isPartial(),
                coarse.coverage());
    }
}
