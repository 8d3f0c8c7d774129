package io.auditworkbench.workbench.view;

import java.util.List;

/// What a version of a rule concludes from history, against what is stored.
///
/// - **Shape**: `gainedSamples`, `lostSamples` and `changedSamples` are the first of each; `isPartial` says that
///   somebody stopped it.
public record BacktestView(
        String rule,
        long changes,
        long concluded,
        long same,
        long gained,
        long lost,
        long changed,
        List<Difference> gainedSamples,
        List<Difference> lostSamples,
        List<Difference> changedSamples,
        boolean isPartial) {

    /// One event that differs: `id` of the stored one, or of the change that would start a new one.
    public record Difference(String id, String stored, String now) {}
}
