package io.auditworkbench.workbench.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened, in numbers.
///
/// - **Shape**: `checks` of the range, whatever else was asked for. `hasConclusions` is false for a store that nothing
///   was ever concluded from; `behind` is how many transactions are not looked at yet. `former` are the counts of the
///   time before, null where that was not asked for. `isPartial` says that the counting was stopped.
public record SummaryView(
        Counts counts,
        @Nullable Former former,
        List<Check> checks,
        boolean hasConclusions,
        long behind,
        boolean isPartial) {

    public SummaryView {
        checks = List.copyOf(checks);
    }

    /// Counts with the most frequent first, snapshot rows apart from operations and nowhere else.
    ///
    /// - **Shape**: `further` by the name of a field; hours and days of the week in their order.
    public record Counts(
            List<Count> operations,
            List<Count> tables,
            List<Count> actors,
            List<Count> business,
            Map<String, List<Count>> further) {

        public Counts {
            operations = List.copyOf(operations);
            tables = List.copyOf(tables);
            actors = List.copyOf(actors);
            business = List.copyOf(business);
        }
    }

    /// The counts of the time before, as long as the one that was asked for, and what could not be seen then.
    public record Former(Counts counts, CoverageView coverage) {}

    /// How often something occurred.
    public record Count(String name, long count) {}

    /// A check: `state` is `running`, `not-applicable` or `failed`, with the reason; how many things it looked at in
    /// the range, and how many groups of findings it has among those that were asked for.
    public record Check(String detector, String state, String reason, long looked, long groups) {}
}
