package io.auditworkbench.filter;

import io.auditworkbench.filter.Directives.Order;
import io.auditworkbench.filter.Directives.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Gives an expression its one spelling, for reports, rule files, cache keys and echoes.
///
/// - **Shape**: parsing the result gives an equal expression and equal directives. Terms keep their order; directives
/// come last; the
///   empty filter is the empty text.
/// - **Threading**: stateless.
public final class Canonicalizer {

    private Canonicalizer() {}

    /// The spelling of a filter with its directives.
    public static String canonical(FilterExpression expression, Directives directives) {
        List<String> parts = new ArrayList<>();
        if (!(expression instanceof FilterExpression.Everything)) {
            parts.add(canonical(expression));
        }
        for (SortKey key : directives.sort()) {
            parts.add("sort:" + (key.order() == Order.DESCENDING ? "-" : "") + CanonicalText.field(key.field()));
        }
        directives.limit().ifPresent(limit -> parts.add("limit:" + limit));
        directives.zone().ifPresent(zone -> parts.add("tz:" + zone.getId()));
        return String.join(" ", parts);
    }

    /// The spelling of an expression.
    public static String canonical(FilterExpression expression) {
        return switch (expression) {
            case FilterExpression.Everything() -> "";
            case FilterExpression.And(List<FilterExpression> operands) ->
                operands.stream().map(Canonicalizer::inAnd).collect(Collectors.joining(" "));
            case FilterExpression.Or(List<FilterExpression> operands) ->
                operands.stream().map(Canonicalizer::canonical).collect(Collectors.joining(" or "));
            case FilterExpression.Not(FilterExpression operand) -> "-" + inNot(operand);
            case FilterTerm term -> CanonicalTerm.write(term);
        };
    }

    private static String inAnd(FilterExpression operand) {
        return operand instanceof FilterExpression.Or ? "(" + canonical(operand) + ")" : canonical(operand);
    }

    private static String inNot(FilterExpression operand) {
        return operand instanceof FilterTerm ? canonical(operand) : "(" + canonical(operand) + ")";
    }
}
