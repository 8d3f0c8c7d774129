package io.auditworkbench.workbench.browse;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.TimeTest;
import io.auditworkbench.workbench.AcceptedFilter;
import java.util.List;

/// Tells filters that choose one stretch of time and nothing else.
final class RangeFilter {

    private RangeFilter() {}

    static boolean isRange(AcceptedFilter filter) {
        boolean isPlain = filter.directives().sort().isEmpty()
                && filter.directives().limit().isEmpty();
        return isPlain && isRange(filter.expression());
    }

    private static boolean isRange(FilterExpression expression) {
        return switch (expression) {
            case FilterExpression.Everything _ -> true;
            case FilterTerm.CommitTime(TimeTest.Compare _) -> true;
            case FilterTerm.CommitTime(TimeTest.AnyOf(var ranges)) -> ranges.size() == 1;
            case FilterExpression.And(List<FilterExpression> operands) ->
                operands.stream().allMatch(RangeFilter::isRange);
            default -> false;
        };
    }
}
