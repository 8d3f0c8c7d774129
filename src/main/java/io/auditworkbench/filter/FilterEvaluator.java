package io.auditworkbench.filter;

import io.auditworkbench.model.change.Operation;
import java.util.List;
import java.util.function.Predicate;

/// Answers whether an event matches a filter: what the language means, in memory.
///
/// - **Shape**: times relative to now are fixed when it is made. Snapshot rows match only filters that mention them,
///   see [FilterExpression#asksForSnapshotRows].
/// - **Threading**: immutable; any thread.
/// - **Source**: docs/filter-language.md. What is compiled to SQL is tested against this.
public final class FilterEvaluator {

    private final Predicate<FilterSubject> filter;

    /// Prepares the expression with its directives, of which the zone matters here.
    public FilterEvaluator(FilterExpression expression, Directives directives, FilterContext context) {
        TermPredicates terms = new TermPredicates(context.with(directives));
        Predicate<FilterSubject> matches = predicate(expression, terms);
        filter = expression.asksForSnapshotRows() ? matches : matches.and(FilterEvaluator::isNoSnapshotRow);
    }

    /// True when the event matches.
    public boolean matches(FilterSubject event) {
        return filter.test(event);
    }

    private static Predicate<FilterSubject> predicate(FilterExpression expression, TermPredicates terms) {
        return switch (expression) {
            case FilterExpression.Everything() -> _ -> true;
            case FilterExpression.And(List<FilterExpression> operands) -> {
                List<Predicate<FilterSubject>> all = predicates(operands, terms);
                yield event -> isEach(all, event);
            }
            case FilterExpression.Or(List<FilterExpression> operands) -> {
                List<Predicate<FilterSubject>> any = predicates(operands, terms);
                yield event -> isAny(any, event);
            }
            case FilterExpression.Not(FilterExpression operand) ->
                predicate(operand, terms).negate();
            case FilterTerm term -> terms.of(term);
        };
    }

    private static List<Predicate<FilterSubject>> predicates(List<FilterExpression> operands, TermPredicates terms) {
        return operands.stream().map(operand -> predicate(operand, terms)).toList();
    }

    /// Loops, because rules ask this of every change and a stream costs more than most terms.
    private static boolean isEach(List<Predicate<FilterSubject>> terms, FilterSubject event) {
        for (Predicate<FilterSubject> term : terms) {
            if (!term.test(event)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAny(List<Predicate<FilterSubject>> terms, FilterSubject event) {
        for (Predicate<FilterSubject> term : terms) {
            if (term.test(event)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNoSnapshotRow(FilterSubject event) {
        boolean isSnapshotRow = event.operation()
                .map(operation -> operation == Operation.SNAPSHOT)
                .orElse(false);
        return !isSnapshotRow && !event.flags().contains(Flag.SNAPSHOT);
    }
}
