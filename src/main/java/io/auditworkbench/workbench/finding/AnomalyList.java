package io.auditworkbench.workbench.finding;

import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.CoverageView;
import java.util.List;

/// Groups of findings, and how far the answer can be relied on.
///
/// - **Shape**: `muted` groups are not among `groups`; `quiet` of `checks` found nothing in the range; `troubles` are
///   sentences about what was not looked at: with one, the list may lack findings. `events` is how many changes the
///   filter chooses; of a range of time alone, how many were captured in it, counted by whole hours.
public record AnomalyList(
        List<AnomalyView> groups,
        long muted,
        long checks,
        long quiet,
        long events,
        List<String> troubles,
        CoverageView coverage) {

    public AnomalyList {
        groups = List.copyOf(groups);
        troubles = List.copyOf(troubles);
    }

    /// Whether findings may be missing because something was not looked at.
    public boolean isPartial() {
        return !troubles.isEmpty();
    }
}
