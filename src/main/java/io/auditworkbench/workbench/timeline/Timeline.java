package io.auditworkbench.workbench.timeline;

import io.auditworkbench.workbench.view.CoverageView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What a filter selects, along time.
///
/// - **Shape**: tracks by kind, and within a kind the one with the most events first; none is empty. `step` is zero
///   where each mark is one event at its moment; else marks count what happened in a stretch of that length, which
///   begins with the mark. `from` and `until` are what was asked for, or where open, about what there is. `isPartial`
///   when the reading was stopped.
public record Timeline(
        List<MarkTrack> tracks,
        List<Gap> gaps,
        Instant from,
        Instant until,
        Duration step,
        long events,
        boolean isPartial,
        CoverageView coverage) {

    public Timeline {
        tracks = List.copyOf(tracks);
        gaps = List.copyOf(gaps);
        Objects.requireNonNull(step, "step");
    }

    /// A stretch that was not seen; `id` is `G3`.
    public record Gap(String id, Instant from, Instant until, String meaning) {}

    /// Whether each mark is one event.
    public boolean isExact() {
        return step.isZero();
    }
}
