package io.auditworkbench.filter;

import io.auditworkbench.filter.CapturedColumn.Visibility;
import io.auditworkbench.filter.CapturedNames.Found;
import io.auditworkbench.filter.ColumnName.Side;
import io.auditworkbench.filter.CompletionCandidate.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Offers the operators that go with a field or with the type of a column, each with what it means there.
final class OperatorCandidates {

    private static final Set<Operator> ORDER =
            EnumSet.of(Operator.LESS, Operator.LESS_OR_EQUAL, Operator.GREATER, Operator.GREATER_OR_EQUAL);
    private static final List<Operator> SHOWN = List.of(
            Operator.MATCHES,
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.REGEX,
            Operator.NOT_REGEX);

    private final CapturedNames names;

    OperatorCandidates(CapturedNames names) {
        this.names = names;
    }

    /// The operators behind a name that is one; nothing while it is still being written.
    Stream<CompletionCandidate> behind(CompletionContext.Name name) {
        boolean isWhole = !name.typed().isEmpty()
                && name.parts().stream().noneMatch(String::isEmpty)
                && name.replaced().end()
                        == name.replaced().start() + name.typed().length();
        if (!isWhole) {
            return Stream.of();
        }
        return FieldNames.resolve(name.parts()).filter(this::isKnown).stream()
                .flatMap(field -> Stream.concat(of(name.operator(), field), without(name, field)));
    }

    /// The operators of a field.
    Stream<CompletionCandidate> of(TextSpan replaced, FieldName field) {
        Set<Operator> fitting = operators(field);
        return SHOWN.stream()
                .filter(fitting::contains)
                .map(operator ->
                        new CompletionCandidate(Kind.OPERATOR, replaced, operator.symbol(), sentence(operator, field)));
    }

    /// `-f:` is offered beside `f!=`, because the two differ in rows that have no `f`.
    private static Stream<CompletionCandidate> without(CompletionContext.Name name, FieldName field) {
        boolean isPossible = name.operator().isEmpty()
                && name.surroundings().negation().isEmpty()
                && !(field instanceof FieldName.Directive);
        return isPossible
                ? Stream.of(new CompletionCandidate(
                        Kind.OPERATOR, name.replaced(), "-" + name.typed() + ":", withoutSentence(field)))
                : Stream.of();
    }

    private boolean isKnown(FieldName field) {
        return switch (field) {
            case FieldName.BuiltIn _, FieldName.Directive _ -> true;
            case FieldName.Column(ColumnName column) -> !names.columns(column).isEmpty();
        };
    }

    private Set<Operator> operators(FieldName field) {
        return switch (field) {
            case FieldName.BuiltIn(Field builtIn) -> builtIn.operators();
            case FieldName.Directive _ -> EnumSet.of(Operator.MATCHES);
            case FieldName.Column(ColumnName column) -> ofColumn(column);
        };
    }

    private Set<Operator> ofColumn(ColumnName column) {
        Set<Operator> operators = EnumSet.of(Operator.MATCHES, Operator.EQUAL, Operator.NOT_EQUAL);
        List<Found> found = names.columns(column);
        if (found.stream().anyMatch(one -> one.column().visibility() == Visibility.MASKED)) {
            return operators;
        }
        for (Found one : found) {
            for (ColumnFamily family : one.column().families()) {
                switch (family) {
                    case NUMBER, TIME, SPAN -> operators.addAll(ORDER);
                    case TEXT, BYTES -> operators.addAll(EnumSet.of(Operator.REGEX, Operator.NOT_REGEX));
                }
            }
        }
        if (column.side() == Side.DELTA) {
            operators.removeAll(EnumSet.of(Operator.REGEX, Operator.NOT_REGEX));
        }
        return operators;
    }

    private static String sentence(Operator operator, FieldName field) {
        return switch (field) {
            case FieldName.Directive _ -> "then the value";
            case FieldName.BuiltIn(Field builtIn) -> ofField(operator, builtIn);
            case FieldName.Column(ColumnName column) -> ofColumn(operator, column);
        };
    }

    private static String ofField(Operator operator, Field field) {
        String name = field.word();
        return switch (operator) {
            case NOT_EQUAL -> name + " is known, and is not the value";
            case MATCHES -> name + " is one of a list" + (field.operators().size() == 1 ? "" : forms(field.kind()));
            case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, REGEX, NOT_REGEX ->
                name + ": " + operator.description();
        };
    }

    private static String forms(FieldKind kind) {
        return switch (kind) {
            case TEXT -> " or fits a pattern, in any letter case";
            case NUMBER, SIZE, IDENTIFIER, DURATION, TIME, HOUR, DAY, SEVERITY -> " or within a range (from..to)";
            case OPERATION, FLAG, HOURS, NEAR, SAME -> "";
        };
    }

    private static String ofColumn(Operator operator, ColumnName column) {
        String side = switch (column.side()) {
            case ANY -> "before or after";
            case OLD -> "the value before";
            case NEW -> "the value after";
            case DELTA -> "the difference";
        };
        return switch (operator) {
            case MATCHES ->
                side + " is one of a list, fits a pattern or a range"
                        + (column.side() == Side.ANY ? ", or changed (from->to)" : "");
            case EQUAL -> side + " is exactly the value, letter case included";
            case NOT_EQUAL ->
                column.name() + " is there, and "
                        + (column.side() == Side.ANY ? "no side equals the value" : side + " does not equal it");
            case LESS -> side + " is less";
            case LESS_OR_EQUAL -> side + " is at most";
            case GREATER -> side + " is more";
            case GREATER_OR_EQUAL -> side + " is at least";
            case REGEX -> "the regular expression finds something " + side;
            case NOT_REGEX -> column.name() + " is there, and the regular expression finds nothing";
        };
    }

    private static String withoutSentence(FieldName field) {
        String absent = switch (field) {
            case FieldName.BuiltIn(Field builtIn) -> "events whose " + builtIn.word() + " is not known";
            case FieldName.Column(ColumnName column) -> "rows without " + column.name();
            case FieldName.Directive _ -> "";
        };
        return "everything that does not match, also " + absent;
    }
}
