package io.auditworkbench.workbench.view;

import java.util.List;

/// In what some events differ from others, the most telling first.
///
/// - **Shape**: `events` and `usualEvents` count both sides; `isPartial` when the counting was stopped or could not
///   tell all groups apart; `coverage` is of the events that were chosen.
public record BaselineView(
        long events, long usualEvents, List<Difference> differences, boolean isPartial, CoverageView coverage) {

    public BaselineView {
        differences = List.copyOf(differences);
    }

    /// A value of a field, and how many events of each side have it; `score` ranks.
    public record Difference(String field, String value, long count, long usualCount, double score) {}
}
