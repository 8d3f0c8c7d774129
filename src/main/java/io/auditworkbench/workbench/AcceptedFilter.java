package io.auditworkbench.workbench;

import io.auditworkbench.filter.Directives;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.filter.FilterTerm;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A filter that can run, with the names in it checked against the captured tables.
///
/// - **Shape**: `canonical` is its one spelling; `from` and `until` bound the commit times that can match, null where
///   open.
public record AcceptedFilter(
        String text,
        String canonical,
        FilterExpression expression,
        Directives directives,
        List<FilterProblem> warnings,
        @Nullable Instant from,
        @Nullable Instant until) {

    public AcceptedFilter {
        Objects.requireNonNull(expression, "expression");
        warnings = List.copyOf(warnings);
    }

    /// How many results to show: what the filter says, else `usual`.
    public int limit(int usual) {
        return directives.limit().orElse(usual);
    }

    /// Whether it says nothing but between which commit times.
    public boolean isRangeOnly() {
        return switch (expression) {
            case FilterExpression.Everything _ -> true;
            case FilterTerm.CommitTime _ -> true;
            case FilterExpression.And(List<FilterExpression> operands) ->
                operands.stream().allMatch(FilterTerm.CommitTime.class::isInstance);
            default -> false;
        };
    }

    /// The same filter, asked for one thing more.
    AcceptedFilter and(FilterTerm term) {
        FilterExpression both = expression instanceof FilterExpression.Everything
                ? term
                : FilterExpression.and(List.of(expression, term));
        return new AcceptedFilter(text, canonical, both, directives, warnings, from, until);
    }
}
