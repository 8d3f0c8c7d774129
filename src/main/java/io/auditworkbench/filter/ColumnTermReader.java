package io.auditworkbench.filter;

import io.auditworkbench.filter.ColumnMatch.OfState;
import io.auditworkbench.filter.ColumnName.Side;
import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.TermNotes.Typing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads terms on columns, whose type is not known here: values keep every reading they have.
final class ColumnTermReader {

    private final TermNotes notes;
    private final TextTermReader texts;

    ColumnTermReader(TermNotes notes, TextTermReader texts) {
        this.notes = notes;
        this.texts = texts;
    }

    @Nullable
    FilterExpression read(ColumnName column, RawTerm.Test term) {
        ColumnTest test = switch (term.operator()) {
            case MATCHES -> matches(column, term.operands());
            case REGEX, NOT_REGEX -> regex(column, term);
            default -> compare(column, term);
        };
        return test == null ? null : new FilterTerm.Column(column, test);
    }

    private @Nullable ColumnTest regex(ColumnName column, RawTerm.Test term) {
        if (column.side() == Side.DELTA) {
            notes.error(Code.WRONG_OPERATOR, term.operatorSpan(), "delta is a number: use : = != < <= > >=", "=");
            return null;
        }
        RawScalar value = notes.single(term);
        if (value == null || !texts.regex(value)) {
            return null;
        }
        return term.operator() == Operator.REGEX
                ? new ColumnTest.Regex(value.text())
                : new ColumnTest.NotRegex(value.text());
    }

    private @Nullable ColumnTest compare(ColumnName column, RawTerm.Test term) {
        RawScalar value = notes.single(term);
        if (value == null || isUnknownMark(value)) {
            return null;
        }
        Comparison comparison = term.operator().comparison().orElseThrow();
        if (value.isNull()) {
            return withNull(comparison, value);
        }
        if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
            texts.noteStar(value);
        }
        Scalar operand = scalar(column, value);
        return operand == null ? null : new ColumnTest.Compare(comparison, operand);
    }

    private @Nullable ColumnTest withNull(Comparison comparison, RawScalar value) {
        return switch (comparison) {
            case EQUAL -> new ColumnTest.AnyOf(List.of(new ColumnMatch.IsNull()));
            case NOT_EQUAL -> new ColumnTest.NeverNull();
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                notes.error(
                        Code.WRONG_VALUE,
                        value.span(),
                        "nothing is less or more than NULL; use :null, or quote the text");
                yield null;
            }
        };
    }

    private @Nullable ColumnTest matches(ColumnName column, List<RawOperand> operands) {
        List<ColumnMatch> matches = new ArrayList<>();
        for (RawOperand operand : operands) {
            ColumnMatch match = match(column, operand);
            if (match == null) {
                return null;
            }
            matches.add(match);
        }
        return new ColumnTest.AnyOf(matches);
    }

    private @Nullable ColumnMatch match(ColumnName column, RawOperand operand) {
        return switch (operand.joint()) {
            case NONE -> operand.first() == null ? null : state(column, operand.first());
            case RANGE -> range(column, operand);
            case TRANSITION -> transition(column, operand);
            case CALL -> null;
        };
    }

    private @Nullable OfState state(ColumnName column, RawScalar value) {
        if (isUnknownMark(value)) {
            return null;
        }
        if (value.isNull()) {
            return new ColumnMatch.IsNull();
        }
        if (value.isStar()) {
            return new ColumnMatch.Anything();
        }
        if (value.isPattern() && column.side() != Side.DELTA) {
            return new ColumnMatch.Like(new GlobPattern(value.globParts()));
        }
        Scalar operand = scalar(column, value);
        return operand == null ? null : new ColumnMatch.Is(operand);
    }

    private @Nullable ColumnMatch range(ColumnName column, RawOperand operand) {
        Scalar from = operand.first() == null ? null : scalar(column, operand.first());
        Scalar to = operand.second() == null ? null : scalar(column, operand.second());
        boolean isBroken = (operand.first() != null && from == null) || (operand.second() != null && to == null);
        if (isBroken || (from == null && to == null)) {
            return null;
        }
        boolean isReversed = from instanceof Scalar.Numeric(String _, BigDecimal low)
                && to instanceof Scalar.Numeric(String _, BigDecimal high)
                && low.compareTo(high) > 0;
        if (isReversed) {
            notes.errorUnlessTyping(
                    operand.span(),
                    Typing.COULD_BECOME_VALID,
                    Code.EMPTY_RANGE,
                    "the range ends before it starts",
                    List.of());
            return null;
        }
        return new ColumnMatch.Between(Optional.ofNullable(from), Optional.ofNullable(to));
    }

    private @Nullable ColumnMatch transition(ColumnName column, RawOperand operand) {
        if (column.side() != Side.ANY) {
            String name = Quotation.harmless(column.name());
            String message = "a transition looks at both sides; write " + name + ": without a side before it";
            notes.error(Code.WRONG_VALUE, operand.span(), message);
            return null;
        }
        OfState from = operand.first() == null ? null : state(column, operand.first());
        OfState to = operand.second() == null ? null : state(column, operand.second());
        return from == null || to == null ? null : new ColumnMatch.Transition(from, to);
    }

    private @Nullable Scalar scalar(ColumnName column, RawScalar value) {
        Scalar scalar = value.isBare() ? Scalar.bare(value.text()) : Scalar.quoted(value.text());
        if (column.side() == Side.DELTA && !(scalar instanceof Scalar.Numeric)) {
            boolean couldBecomeValid =
                    value.isBare() && (value.text().equals("-") || value.text().endsWith("."));
            String message = "delta is a number, not " + Quotation.of(value.text());
            notes.errorUnlessTyping(value.span(), Typing.of(couldBecomeValid), Code.WRONG_VALUE, message, List.of());
            return null;
        }
        return scalar;
    }

    private boolean isUnknownMark(RawScalar value) {
        if (value.isUnknownMark()) {
            String message = "? stands for an unknown actor, thread and the like; a column is null, or absent: -has:";
            notes.error(Code.WRONG_VALUE, value.span(), message, "null", "\"?\"");
        }
        return value.isUnknownMark();
    }
}
