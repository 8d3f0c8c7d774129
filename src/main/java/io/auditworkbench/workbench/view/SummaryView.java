package io.auditworkbench.workbench.view;

import java.util.List;

/// What happened in a range, in numbers.
///
/// - **Shape**: counts with the most frequent first. Operations and tables are counted by whole hours, snapshot rows
///   apart; actors and business events exactly. `hasConclusions` is false for a store that nothing was ever concluded
///   from; `behind` is how many transactions are not looked at yet.
public record SummaryView(
        List<Count> operations,
        List<Count> tables,
        List<Count> actors,
        List<Count> business,
        List<Check> checks,
        boolean hasConclusions,
        long behind) {

    /// How often something occurred.
    public record Count(String name, long count) {}

    /// A check: `state` is `running`, `not-applicable` or `failed`, with the reason; how many things it looked at in
    /// the range, and how many groups of findings it has in it.
    public record Check(String detector, String state, String reason, long looked, long groups) {}
}
