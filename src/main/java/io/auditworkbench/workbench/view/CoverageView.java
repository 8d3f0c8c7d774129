package io.auditworkbench.workbench.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an answer could and could not see.
///
/// - **Shape**: the window asked about, open where null; what the store watched in all, null when it watched nothing;
///   every gap that touches the window, also those whose place is not known; what was pruned where the window reaches
///   into it, else null.
public record CoverageView(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant watchedFrom,
        @Nullable Instant watchedUntil,
        Verdict verdict,
        List<GapView> gaps,
        @Nullable Pruned pruned) {

    /// Older changes are gone: those committed through `until`, on a day.
    public record Pruned(Instant until, Instant at) {}

    /// What can be said of the window.
    public enum Verdict {
        /// Watched all along, and no gap in the changes is known. It does not say that none exists.
        NO_KNOWN_GAP,
        /// Watched, with gaps.
        GAPS,
        /// A part of the window lies before or after what was watched.
        PARTLY_WATCHED,
        /// Nothing was watched.
        NOT_WATCHED
    }

    public CoverageView {
        gaps = List.copyOf(gaps);
    }

    /// The gaps by which changes may be missing or wrong.
    public List<GapView> gapsInChanges() {
        return gaps.stream().filter(GapView::concernsChanges).toList();
    }

    /// The records of what was not watched while no change is missing by it.
    public List<GapView> unwatched() {
        return gaps.stream().filter(gap -> !gap.concernsChanges()).toList();
    }

    /// How many of the gaps in the changes nothing has closed.
    public long openGaps() {
        return gapsInChanges().stream().filter(GapView::isOpen).count();
    }
}
