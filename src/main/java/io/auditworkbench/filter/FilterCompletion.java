package io.auditworkbench.filter;

import java.util.List;
import java.util.stream.Stream;

/// Says what could be written at a caret: names, the operators of their type, values that occur, next states.
///
/// - **Shape**: any text, any offset. Candidates in the order to show them, each text once, at most [#MOST]. Accepting
///   one never makes a filter wrong that was not: what would is not offered. It may leave it incomplete, as a field
///   without a value is.
/// - **Errors**: never throws; a text that is too long to be typed gives no candidates.
/// - **Threading**: any thread; as fast as the [Observations], plus the time to parse the text once a candidate.
/// - **Source**: docs/filter-language.md, Typing it.
public final class FilterCompletion {

    /// More than anybody looks through.
    public static final int MOST = 60;

    private static final int LONGEST_TEXT = 20_000;

    private final FilterChecker checker;
    private final NameCandidates names;
    private final OperatorCandidates operators;
    private final ValueCandidates values;
    private final StateCandidates states;
    private final WholeFilterCandidates whole;

    public FilterCompletion(FilterVocabulary vocabulary) {
        CapturedNames captured = new CapturedNames(vocabulary.tables());
        checker = new FilterChecker(vocabulary);
        operators = new OperatorCandidates(captured);
        names = new NameCandidates(captured, vocabulary.observations());
        values = new ValueCandidates(captured, vocabulary.observations());
        states = new StateCandidates(captured, vocabulary.observations());
        whole = new WholeFilterCandidates(captured, vocabulary.observations());
    }

    /// What could stand at `caret`.
    ///
    /// - **Units**: `caret` in UTF-16 units; outside the text it counts as the nearer end.
    public List<CompletionCandidate> candidates(String text, int caret) {
        if (text.length() > LONGEST_TEXT) {
            return List.of();
        }
        CompletionTrial trial = new CompletionTrial(checker, text);
        return made(text, caret)
                .filter(candidate -> changesSomething(candidate, text, caret))
                .filter(trial::isHarmless)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /// A name that stands there already is not offered; a value is, because accepting it says that it is whole.
    private static boolean changesSomething(CompletionCandidate candidate, String text, int caret) {
        return candidate.kind() != CompletionCandidate.Kind.FIELD
                || candidate.caret() != caret
                || !candidate.in(text).equals(text);
    }

    /// What can stand at `caret`, without the candidates for it.
    public static CompletionContext context(String text, int caret) {
        return CaretReader.read(text, caret);
    }

    private Stream<CompletionCandidate> made(String text, int caret) {
        return switch (context(text, caret)) {
            case CompletionContext.Empty(TextSpan replaced) ->
                Stream.concat(whole.of(replaced), names.ofFields(replaced));
            case CompletionContext.Name name ->
                Stream.of(
                                operators.behind(name),
                                names.of(name, tablesNamed(text)),
                                Keywords.of(name, FilterParser.parse(text).directives()))
                        .flatMap(candidates -> candidates);
            case CompletionContext.Operators(TextSpan replaced, FieldName field) -> operators.of(replaced, field);
            case CompletionContext.Value value -> values.of(value);
            case CompletionContext.NextState state -> states.of(state);
            case CompletionContext.SortKey key -> names.ofSortKey(key);
            case CompletionContext.Nothing() -> Stream.of();
        };
    }

    /// The tables that the filter names: their columns come first.
    private static List<String> tablesNamed(String text) {
        return FilterParser.parse(text)
                .readable()
                .terms()
                .flatMap(term -> term instanceof FilterTerm.TextField(Field field, TextTest.AnyOf(var matches))
                                && field == Field.TABLE
                        ? matches.stream()
                        : Stream.of())
                .flatMap(match -> match instanceof TextMatch.Is(String name) ? Stream.of(name) : Stream.of())
                .toList();
    }
}
