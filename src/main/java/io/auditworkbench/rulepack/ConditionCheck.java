package io.auditworkbench.rulepack;

import io.auditworkbench.filter.CapturedColumn;
import io.auditworkbench.filter.CapturedTable;
import io.auditworkbench.filter.ColumnFamily;
import io.auditworkbench.filter.ColumnMatch;
import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.ColumnTest;
import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FieldName;
import io.auditworkbench.filter.FilterChecker;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.FilterVocabulary;
import io.auditworkbench.filter.ParsedFilter;
import io.auditworkbench.filter.Scalar;
import io.auditworkbench.filter.TermSource;
import io.auditworkbench.filter.TextSpan;
import io.auditworkbench.infer.Vocabulary.Entity;
import io.auditworkbench.infer.Vocabulary.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Checks a condition of a rule: filter text over the fields of one entity.
///
/// - **Shape**: a rule gives the same answer whenever it is asked, so nothing in it may depend on the clock, on
///   findings or on what somebody marked; and it may not depend on how a warning is understood, so warnings are refused
///   too.
/// - **Threading**: one thread.
final class ConditionCheck {

    private static final Set<Field> ALLOWED =
            EnumSet.of(Field.ACTOR, Field.ACTOR_SOURCE, Field.CHANGED, Field.HAS, Field.OP);
    private static final String WHAT_IS_ALLOWED =
            "fields of the entity, old., new. and delta. before them, changed:, has:, op: and actor:";

    private final Entity entity;
    private final Rows rows;
    private final Problems problems;

    /// What the condition is asked about.
    enum Rows {
        /// Row changes, with what was before and after.
        CHANGES,
        /// Rows as they stand.
        STATES
    }

    ConditionCheck(Entity entity, Rows rows, Problems problems) {
        this.entity = entity;
        this.rows = rows;
        this.problems = problems;
    }

    /// The text, checked.
    String check(YamlNode.Scalar text) {
        List<CapturedColumn> columns = entity.fields().stream()
                .map(field -> CapturedColumn.of(field.name(), family(field.kind())))
                .toList();
        FilterVocabulary vocabulary = FilterVocabulary.of(List.of(new CapturedTable("", entity.name(), columns)));
        ParsedFilter filter = new FilterChecker(vocabulary).check(FilterParser.parse(text.text()));
        if (filter.problems().isEmpty()) {
            filter.terms().forEach(term -> checkTerm(term, text));
        } else {
            filter.problems().forEach(problem -> add(problem, text));
        }
        return text.text();
    }

    private void add(FilterProblem problem, YamlNode.Scalar text) {
        Place place = text.placeOf(problem.startOffset());
        switch (problem.code()) {
            case UNKNOWN_COLUMN ->
                problems.unknown(
                        place,
                        entity.name() + " has no field \"" + problem.text() + "\"",
                        problem.text(),
                        fieldNames());
            case UNKNOWN_TABLE ->
                problems.add(
                        place, "the condition is about " + entity.name() + " alone", "a field of " + entity.name());
            default ->
                problems.add(
                        place,
                        problem.message(),
                        problem.suggestions().isEmpty()
                                ? "see docs/rules.md, conditions"
                                : Problems.oneOf(problem.suggestions()));
        }
    }

    private void checkTerm(TermSource term, YamlNode.Scalar text) {
        Place place = text.placeOf(term.span().start());
        String written = term.span().of(text.text());
        if (term.name().isEmpty()) {
            problems.add(
                    place, "a rule does not look for words: " + written, "a field and its value, such as status:sold");
            return;
        }
        switch (term.name().get()) {
            case FieldName.Directive _ -> problems.add(place, "a condition has no " + written, "the condition alone");
            case FieldName.BuiltIn(Field field) -> checkBuiltIn(field, term, place);
            case FieldName.Column _ ->
                term.meaning().stream()
                        .flatMap(FilterExpression::terms)
                        .forEach(meaning -> checkColumn(meaning, term, text));
        }
    }

    private void checkBuiltIn(Field field, TermSource term, Place place) {
        String word = field.word().toLowerCase(Locale.ROOT);
        if (entity.field(word).isPresent()) {
            problems.add(place, word + " names the change here, not the field of " + entity.name(), "col." + word);
            return;
        }
        if (!ALLOWED.contains(field)) {
            problems.add(place, "a rule cannot ask for " + word, WHAT_IS_ALLOWED);
            return;
        }
        if (rows == Rows.STATES && field != Field.HAS) {
            problems.add(
                    place,
                    "rows as of the start are no changes: " + word + " says nothing of them",
                    "fields and values");
        }
        if (term.meaning().isEmpty()) {
            problems.add(place, "this says nothing", WHAT_IS_ALLOWED);
        }
    }

    private void checkColumn(FilterTerm meaning, TermSource term, YamlNode.Scalar text) {
        if (!(meaning instanceof FilterTerm.Column(ColumnName column, ColumnTest test))) {
            return;
        }
        Place place = text.placeOf(term.span().start());
        boolean isOfChanges = column.side() != ColumnName.Side.ANY;
        boolean isTransition = test instanceof ColumnTest.AnyOf(List<ColumnMatch> matches)
                && matches.stream().anyMatch(ColumnMatch.Transition.class::isInstance);
        if (rows == Rows.STATES && (isOfChanges || isTransition)) {
            problems.add(
                    place,
                    "rows as of the start are no changes: they have no before and after",
                    column.name() + ": and a value");
        }
        List<String> words =
                entity.field(column.name()).map(field -> field.words()).orElse(List.of());
        if (!words.isEmpty() && test instanceof ColumnTest.AnyOf(List<ColumnMatch> matches)) {
            for (int i = 0; i < matches.size(); i++) {
                TextSpan span = i < term.operands().size() ? term.operands().get(i) : term.span();
                checkWords(matches.get(i), words, column.name(), text, span);
            }
        }
        if (!words.isEmpty() && test instanceof ColumnTest.Compare(var _, Scalar operand)) {
            checkWord(operand.text(), words, column.name(), text, term.span());
        }
    }

    private void checkWords(ColumnMatch match, List<String> words, String field, YamlNode.Scalar text, TextSpan span) {
        states(match)
                .filter(ColumnMatch.Is.class::isInstance)
                .map(state -> ((ColumnMatch.Is) state).operand().text())
                .forEach(word -> checkWord(word, words, field, text, span));
    }

    private void checkWord(String word, List<String> words, String field, YamlNode.Scalar text, TextSpan span) {
        if (words.contains(word)) {
            return;
        }
        int inside = Math.max(0, span.of(text.text()).indexOf(word));
        problems.unknown(
                text.placeOf(span.start() + inside),
                "a " + field + " of " + entity.name() + " is never \"" + word + "\"",
                word,
                words);
    }

    private static Stream<ColumnMatch> states(ColumnMatch match) {
        return match instanceof ColumnMatch.Transition(ColumnMatch from, ColumnMatch to)
                ? Stream.of(from, to)
                : Stream.of(match);
    }

    private List<String> fieldNames() {
        return entity.fields().stream().map(field -> field.name()).toList();
    }

    private static ColumnFamily family(Kind kind) {
        return switch (kind) {
            case NUMBER -> ColumnFamily.NUMBER;
            case TEXT -> ColumnFamily.TEXT;
            case TIME -> ColumnFamily.TIME;
        };
    }
}
