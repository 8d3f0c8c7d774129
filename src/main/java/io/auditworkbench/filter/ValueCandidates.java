package io.auditworkbench.filter;

import io.auditworkbench.filter.ColumnName.Side;
import io.auditworkbench.filter.CompletionCandidate.Kind;
import io.auditworkbench.filter.CompletionContext.Value;
import java.util.List;
import java.util.stream.Stream;

/// Offers values: those that occur with how often, then patterns, then what stands for no value.
final class ValueCandidates {

    private static final int MOST = 20;

    private final CapturedNames names;
    private final Observations observations;
    private final FixedValues fixed;

    ValueCandidates(CapturedNames names, Observations observations) {
        this.names = names;
        this.observations = observations;
        fixed = new FixedValues(observations);
    }

    Stream<CompletionCandidate> of(Value context) {
        if (context.operator() == Operator.REGEX || context.operator() == Operator.NOT_REGEX) {
            return Stream.of();
        }
        return switch (context.field()) {
            case FieldName.Directive(FieldName.Word word) -> fixed.ofDirective(context, word);
            case FieldName.Column(ColumnName column) -> ofColumn(context, column);
            case FieldName.BuiltIn(Field field) ->
                switch (field.kind()) {
                    case TEXT -> ofText(context, field);
                    case NUMBER, SIZE, IDENTIFIER -> ofNumbers(context);
                    case DURATION, TIME, HOUR, DAY, OPERATION, SEVERITY, FLAG, HOURS, NEAR, SAME ->
                        fixed.of(context, field);
                };
        };
    }

    private Stream<CompletionCandidate> ofText(Value context, Field field) {
        Stream<CompletionCandidate> seen = observations.values(context.field(), context.typed(), MOST).stream()
                .map(value -> CompletionCandidate.value(
                        context.replaced(), CanonicalText.text(value.text()), ObservedText.sentence(value)));
        Stream<CompletionCandidate> known = captured(field)
                .filter(name -> ObservedText.startsWith(name, context.typed()))
                .limit(MOST)
                .map(name -> CompletionCandidate.value(context.replaced(), CanonicalText.text(name), "captured"));
        boolean isRow = field == Field.KEY || field == Field.ROW;
        Stream<CompletionCandidate> unknown =
                missing(context, isRow ? "null" : "?", isRow ? "the row has no key" : "not known");
        return Stream.of(withoutRepeats(seen, known), patterns(context), unknown)
                .flatMap(candidates -> candidates);
    }

    /// A captured name that was also seen is offered with how often it was.
    private static Stream<CompletionCandidate> withoutRepeats(
            Stream<CompletionCandidate> seen, Stream<CompletionCandidate> known) {
        List<CompletionCandidate> first = seen.toList();
        List<String> texts = first.stream().map(CompletionCandidate::inserted).toList();
        return Stream.concat(first.stream(), known.filter(candidate -> !texts.contains(candidate.inserted())));
    }

    private Stream<String> captured(Field field) {
        return switch (field) {
            case TABLE, TX_TABLES -> names.tableNames().stream();
            case SCHEMA -> names.schemaNames().stream();
            case CHANGED, HAS -> names.columnNames().stream();
            default -> Stream.of();
        };
    }

    private Stream<CompletionCandidate> ofNumbers(Value context) {
        return observations.values(context.field(), context.typed(), MOST).stream()
                .map(value -> CompletionCandidate.value(
                        context.replaced(), value.text() + context.ending(), ObservedText.sentence(value)));
    }

    private Stream<CompletionCandidate> ofColumn(Value context, ColumnName column) {
        if (column.side() == Side.DELTA) {
            return Stream.of();
        }
        // What is seen of a masked column is a hash, which is not what a filter asks for.
        boolean isMasked = names.columns(column).stream()
                .anyMatch(found -> found.column().visibility() == CapturedColumn.Visibility.MASKED);
        List<Observations.ObservedValue> seen =
                isMasked ? List.of() : observations.values(context.field(), context.typed(), MOST);
        Stream<CompletionCandidate> values = seen.stream()
                .map(value -> CompletionCandidate.value(
                        context.replaced(),
                        ColumnSpelling.of(names, column, value.text()),
                        ObservedText.sentence(value)));
        return Stream.of(
                        transitions(context, column, seen),
                        values,
                        patterns(context),
                        missing(
                                context,
                                "null",
                                "NULL; -has:" + CanonicalText.column(column) + " finds rows without it"))
                .flatMap(candidates -> candidates);
    }

    /// Behind a value that occurs, the way to ask what it became.
    private Stream<CompletionCandidate> transitions(
            Value context, ColumnName column, List<Observations.ObservedValue> seen) {
        if (context.operator() != Operator.MATCHES || column.side() != Side.ANY) {
            return Stream.of();
        }
        return seen.stream()
                .filter(value -> LetterCase.same(value.text(), context.typed()))
                .limit(1)
                .map(value -> new CompletionCandidate(
                        Kind.OPERATOR,
                        context.replaced(),
                        ColumnSpelling.of(names, column, value.text()) + "->",
                        "changed from this to …"));
    }

    private static Stream<CompletionCandidate> patterns(Value context) {
        if (context.operator() != Operator.MATCHES) {
            return Stream.of();
        }
        String typed = context.typed();
        if (typed.isEmpty()) {
            return Stream.of(new CompletionCandidate(Kind.GLOB, context.replaced(), "*", "any value"));
        }
        return Stream.of(
                new CompletionCandidate(
                        Kind.GLOB,
                        context.replaced(),
                        CanonicalText.pattern(new GlobPattern(List.of(typed, ""))),
                        "begins with this"),
                new CompletionCandidate(
                        Kind.GLOB,
                        context.replaced(),
                        CanonicalText.pattern(new GlobPattern(List.of("", typed, ""))),
                        "contains this"));
    }

    private static Stream<CompletionCandidate> missing(Value context, String word, String sentence) {
        boolean isPossible = context.operator() == Operator.MATCHES
                || context.operator() == Operator.EQUAL
                || context.operator() == Operator.NOT_EQUAL;
        return isPossible && context.typed().isEmpty()
                ? Stream.of(CompletionCandidate.value(context.replaced(), word, sentence))
                : Stream.of();
    }
}
