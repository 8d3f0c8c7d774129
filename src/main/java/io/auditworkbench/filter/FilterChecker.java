package io.auditworkbench.filter;

import io.auditworkbench.filter.Directives.SortKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Compares a filter with what a store holds: columns, tables, types, masked columns.
///
/// - **Shape**: the same filter with the problems found added, and with terms and tokens recoloured; its
///   [ParsedFilter#expression] is empty when one of them is an error.
/// - **Threading**: stateless after construction.
public final class FilterChecker {

    private final CapturedNames names;
    private final Observations observations;

    public FilterChecker(FilterVocabulary vocabulary) {
        names = new CapturedNames(vocabulary.tables());
        observations = vocabulary.observations();
    }

    /// Checks every complete term of the filter.
    public ParsedFilter check(ParsedFilter filter) {
        ProblemList problems = new ProblemList(filter.text());
        List<TermSource> terms = new ArrayList<>();
        List<SortKey> sort = new ArrayList<>(filter.directives().sort());
        for (TermSource term : filter.terms()) {
            if (isSort(term) && !sort.isEmpty()) {
                checkSort(sort.removeFirst(), term, problems);
            }
            term.meaning().stream()
                    .flatMap(FilterExpression::terms)
                    .forEach(meaning -> checkTerm(meaning, term, problems));
            terms.add(term.in(term.state().orWorse(problems.takeWorst())));
        }
        List<FilterProblem> all = Stream.concat(filter.problems().stream(), problems.inOrder().stream())
                .sorted(Comparator.comparingInt(FilterProblem::startOffset))
                .toList();
        return new ParsedFilter(
                filter.text(), filter.readable(), filter.directives(), all, recoloured(filter.tokens(), terms), terms);
    }

    private void checkTerm(FilterTerm meaning, TermSource source, ProblemList problems) {
        switch (meaning) {
            case FilterTerm.Column column -> new ColumnChecker(names, observations, problems).check(column, source);
            case FilterTerm.TextField text -> new TextFieldChecker(names, observations, problems).check(text, source);
            case FilterTerm.AnyText _, FilterTerm.AnyTextLike _, FilterTerm.NumberField _ -> {}
            case FilterTerm.CommitTime _, FilterTerm.HourIn _, FilterTerm.DayIn _, FilterTerm.OutsideHours _ -> {}
            case FilterTerm.OperationIn _, FilterTerm.SeverityIn _, FilterTerm.FlagIn _ -> {}
            case FilterTerm.Near _, FilterTerm.Same _ -> {}
        }
    }

    private void checkSort(SortKey key, TermSource source, ProblemList problems) {
        if (key.field() instanceof FieldName.Column(ColumnName column)) {
            new NameProblems(names, problems).columns(column, source.operands());
        }
    }

    private static boolean isSort(TermSource term) {
        boolean isSort = term.name().equals(Optional.of(new FieldName.Directive(FieldName.Word.SORT)));
        return isSort && (term.state() == TermState.VALID || term.state() == TermState.ODD);
    }

    private static List<FilterToken> recoloured(List<FilterToken> tokens, List<TermSource> terms) {
        List<FilterToken> recoloured = new ArrayList<>();
        int next = 0;
        for (FilterToken token : tokens) {
            while (next < terms.size()
                    && terms.get(next).span().end() <= token.span().start()) {
                next++;
            }
            boolean isInTerm = next < terms.size()
                    && terms.get(next).span().start() <= token.span().start();
            recoloured.add(
                    isInTerm ? token.in(token.state().orWorse(terms.get(next).state())) : token);
        }
        return recoloured;
    }
}
