package io.auditworkbench.desktop.common;

import io.auditworkbench.filter.Canonicalizer;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.filter.ParsedFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes a filter text by one term, so that whoever clicks sees what they could have typed.
///
/// - **Shape**: terms as [FilterTerms] spells them. What was typed stays as it was typed where a term can be added
///   behind it; otherwise the filter comes back in its one spelling. A text that cannot be read only grows.
/// - **Threading**: stateless.
public final class FilterEdit {

    private FilterEdit() {}

    /// The filter, and the term too: a term that excludes the same is gone, one that is there already is not repeated.
    public static String and(String filter, String term) {
        String rest = without(filter, not(term));
        if (rest.isBlank()) {
            return term;
        }
        ParsedFilter parsed = FilterParser.parse(rest);
        FilterExpression former = parsed.expression().orElse(null);
        FilterExpression added = FilterParser.parse(term).expression().orElse(null);
        if (former == null || added == null) {
            return rest + " " + term;
        }
        if (operands(former).contains(added)) {
            return rest;
        }
        boolean canFollow = !(former instanceof FilterExpression.Or) && !hasDirectives(parsed);
        return canFollow ? rest + " " + term : Canonicalizer.canonical(joined(former, added), parsed.directives());
    }

    /// The filter, without what the term finds.
    public static String andNot(String filter, String term) {
        return and(filter, not(term));
    }

    /// What the filter or the term finds.
    public static String or(String filter, String term) {
        if (filter.isBlank()) {
            return term;
        }
        ParsedFilter parsed = FilterParser.parse(filter);
        FilterExpression former = parsed.expression().orElse(null);
        FilterExpression added = FilterParser.parse(term).expression().orElse(null);
        if (former == null || added == null || !hasDirectives(parsed)) {
            return filter + " or " + term;
        }
        return former instanceof FilterExpression.Everything
                ? Canonicalizer.canonical(added, parsed.directives())
                : Canonicalizer.canonical(FilterExpression.or(List.of(former, added)), parsed.directives());
    }

    /// The term that excludes what this one finds.
    public static String not(String term) {
        return FilterParser.parse(term)
                .expression()
                .filter(meaning -> !(meaning instanceof FilterExpression.Everything))
                .map(meaning -> Canonicalizer.canonical(FilterExpression.not(meaning)))
                .orElse("-" + term);
    }

    /// The filter without one of the terms that all have to hold; the same text when it has no such term.
    public static String without(String filter, String term) {
        ParsedFilter parsed = FilterParser.parse(filter);
        Optional<FilterExpression> meaning = FilterParser.parse(term).expression();
        if (parsed.expression().isEmpty()
                || meaning.isEmpty()
                || !operands(parsed.readable()).contains(meaning.get())) {
            return filter;
        }
        List<FilterExpression> left = new ArrayList<>(operands(parsed.readable()));
        left.removeIf(meaning.get()::equals);
        FilterExpression rest = left.isEmpty() ? new FilterExpression.Everything() : FilterExpression.and(left);
        return Canonicalizer.canonical(rest, parsed.directives());
    }

    /// Whether the term is one of those that all have to hold.
    public static boolean has(String filter, String term) {
        Optional<FilterExpression> former = FilterParser.parse(filter).expression();
        Optional<FilterExpression> meaning = FilterParser.parse(term).expression();
        return former.isPresent()
                && meaning.isPresent()
                && operands(former.get()).contains(meaning.get());
    }

    /// The terms that all have to hold, each as a filter of its own; none of a text that cannot be read.
    public static List<String> terms(String filter) {
        return FilterParser.parse(filter)
                .expression()
                .map(expression -> operands(expression).stream()
                        .map(Canonicalizer::canonical)
                        .toList())
                .orElse(List.of());
    }

    private static List<FilterExpression> operands(FilterExpression expression) {
        return switch (expression) {
            case FilterExpression.And(List<FilterExpression> operands) -> operands;
            case FilterExpression.Everything _ -> List.of();
            default -> List.of(expression);
        };
    }

    private static FilterExpression joined(FilterExpression former, FilterExpression added) {
        return former instanceof FilterExpression.Everything ? added : FilterExpression.and(List.of(former, added));
    }

    private static boolean hasDirectives(ParsedFilter parsed) {
        return parsed.directives().limit().isPresent()
                || !parsed.directives().sort().isEmpty()
                || parsed.directives().zone().isPresent();
    }
}
