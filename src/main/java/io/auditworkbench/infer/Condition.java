package io.auditworkbench.infer;

import io.auditworkbench.filter.Canonicalizer;
import io.auditworkbench.filter.FilterContext;
import io.auditworkbench.filter.FilterEvaluator;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.filter.ParsedFilter;
import io.auditworkbench.filter.TimeFrame;
import io.auditworkbench.filter.TimeInterval;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A condition of a rule, ready to be asked; its terms can be asked one by one, to say which of them failed.
///
/// - **Shape**: an empty text always holds. Times are in UTC, and nothing in it is relative to now.
/// - **Threading**: immutable.
public final class Condition {

    private static final FilterContext CONTEXT =
            FilterContext.of(new TimeFrame(Instant.EPOCH, ZoneOffset.UTC, TimeInterval.ALWAYS));

    private final String text;
    private final FilterEvaluator whole;
    private final List<Term> terms;

    private record Term(String text, FilterEvaluator evaluator) {}

    private Condition(String text, FilterEvaluator whole, List<Term> terms) {
        this.text = text;
        this.whole = whole;
        this.terms = List.copyOf(terms);
    }

    /// Reads a condition that was checked when the rule was read.
    ///
    /// - **Errors**: `IllegalArgumentException` for a text that is no complete filter.
    public static Condition of(String text) {
        ParsedFilter parsed = FilterParser.parse(text);
        FilterExpression expression =
                parsed.expression().orElseThrow(() -> new IllegalArgumentException("no complete condition: " + text));
        List<Term> terms = new ArrayList<>();
        List<FilterExpression> operands =
                expression instanceof FilterExpression.And(List<FilterExpression> all) ? all : List.of(expression);
        for (FilterExpression operand : operands) {
            terms.add(new Term(Canonicalizer.canonical(operand), evaluator(operand, parsed)));
        }
        return new Condition(text, evaluator(expression, parsed), terms);
    }

    private static FilterEvaluator evaluator(FilterExpression expression, ParsedFilter parsed) {
        return new FilterEvaluator(expression, parsed.directives(), CONTEXT);
    }

    /// The condition as the rule says it.
    public String text() {
        return text;
    }

    /// True when it holds for what the change did.
    boolean holdsFor(ObservedChange change) {
        return whole.matches(new ChangeSubject(change, ChangeSubject.View.CHANGE));
    }

    /// True when it holds for the row as it stands after the change.
    boolean holdsForRow(ObservedChange change) {
        return whole.matches(new ChangeSubject(change, ChangeSubject.View.ROW));
    }

    /// Each of its terms that are joined by "and", and whether it holds for what the change did.
    List<TermOutcome> termsFor(ObservedChange change) {
        ChangeSubject subject = new ChangeSubject(change, ChangeSubject.View.CHANGE);
        return terms.stream()
                .map(term -> new TermOutcome(term.text(), term.evaluator().matches(subject)))
                .toList();
    }

    /// How one term came out.
    record TermOutcome(String text, boolean holds) {}
}
