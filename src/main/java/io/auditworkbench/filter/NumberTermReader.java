package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.RawOperand.Joint;
import io.auditworkbench.filter.TermNotes.Typing;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads terms on built-in fields that hold a whole number, a size, an identifier or a length of time.
final class NumberTermReader {

    private final TermNotes notes;

    NumberTermReader(TermNotes notes) {
        this.notes = notes;
    }

    @Nullable
    FilterExpression read(Field field, RawTerm.Test term) {
        NumberTest test = term.operator() == Operator.MATCHES ? matches(field, term.operands()) : compare(field, term);
        return test == null ? null : new FilterTerm.NumberField(field, test);
    }

    private @Nullable NumberTest compare(Field field, RawTerm.Test term) {
        RawScalar value = notes.single(term);
        if (value == null) {
            return null;
        }
        boolean isEqual = term.operator() == Operator.EQUAL;
        if (isMissing(value) && (isEqual || term.operator() == Operator.NOT_EQUAL)) {
            return new NumberTest.AnyOf(List.of(isEqual ? new NumberMatch.Missing() : new NumberMatch.Known()));
        }
        OptionalLong number = number(field, value);
        if (number.isEmpty()) {
            return null;
        }
        return isEqual
                ? new NumberTest.AnyOf(List.of(NumberMatch.Between.exactly(number.getAsLong())))
                : new NumberTest.Compare(term.operator().comparison().orElseThrow(), number.getAsLong());
    }

    private @Nullable NumberTest matches(Field field, List<RawOperand> operands) {
        List<NumberMatch> matches = new ArrayList<>();
        for (RawOperand operand : operands) {
            NumberMatch match = match(field, operand);
            if (match == null) {
                return null;
            }
            matches.add(match);
        }
        if (matches.size() == 1 && matches.getFirst() instanceof NumberMatch.Between(var from, var to)) {
            return single(from, to);
        }
        return new NumberTest.AnyOf(matches);
    }

    private static NumberTest single(OptionalLong from, OptionalLong to) {
        if (to.isEmpty()) {
            return new NumberTest.Compare(Comparison.GREATER_OR_EQUAL, from.orElseThrow());
        }
        return from.isEmpty()
                ? new NumberTest.Compare(Comparison.LESS_OR_EQUAL, to.getAsLong())
                : new NumberTest.AnyOf(List.of(new NumberMatch.Between(from, to)));
    }

    private @Nullable NumberMatch match(Field field, RawOperand operand) {
        RawScalar value = operand.single();
        if (value != null && isMissing(value)) {
            return new NumberMatch.Missing();
        }
        if (value != null && value.isStar()) {
            return new NumberMatch.Known();
        }
        if (value != null) {
            OptionalLong number = number(field, value);
            return number.isEmpty() ? null : new NumberMatch.Between(number, number);
        }
        if (operand.joint() == Joint.RANGE) {
            return range(field, operand);
        }
        notes.error(Code.WRONG_VALUE, operand.span(), field.word() + " has no transitions");
        return null;
    }

    private @Nullable NumberMatch range(Field field, RawOperand operand) {
        OptionalLong from = operand.first() == null ? OptionalLong.empty() : number(field, operand.first());
        OptionalLong to = operand.second() == null ? OptionalLong.empty() : number(field, operand.second());
        boolean isBroken = (operand.first() != null && from.isEmpty()) || (operand.second() != null && to.isEmpty());
        if (isBroken || (from.isEmpty() && to.isEmpty())) {
            return null;
        }
        if (from.isPresent() && to.isPresent() && from.getAsLong() > to.getAsLong()) {
            notes.errorUnlessTyping(
                    operand.span(),
                    Typing.COULD_BECOME_VALID,
                    Code.EMPTY_RANGE,
                    "the range ends before it starts",
                    List.of());
            return null;
        }
        return new NumberMatch.Between(from, to);
    }

    private OptionalLong number(Field field, RawScalar value) {
        OptionalLong number = read(field, value.text());
        if (number.isEmpty()) {
            String message = field.word() + " takes " + expected(field) + ", not " + Quotation.of(value.text());
            Typing typing = Typing.of(isBeginning(field, value));
            notes.errorUnlessTyping(value.span(), typing, Code.WRONG_VALUE, message, List.of());
        }
        return number;
    }

    private static OptionalLong read(Field field, String text) {
        return switch (field.kind()) {
            case SIZE -> NumberText.size(text);
            case IDENTIFIER -> NumberText.identifier(letter(field), text);
            case DURATION -> micros(DurationText.read(text));
            default -> NumberText.whole(text);
        };
    }

    private static boolean isBeginning(Field field, RawScalar value) {
        boolean isBeginning = switch (field.kind()) {
            case IDENTIFIER -> value.text().equalsIgnoreCase(String.valueOf(letter(field)));
            case DURATION -> NumberText.whole(value.text()).isPresent();
            default -> false;
        };
        return isBeginning || read(field, value.withoutDot()).isPresent();
    }

    /// The letter of a printed identifier.
    static char letter(Field field) {
        return field == Field.TX ? 'T' : 'E';
    }

    private static String expected(Field field) {
        return switch (field.kind()) {
            case SIZE -> "a whole number, also with k or M";
            case IDENTIFIER -> "an id such as " + letter(field) + "1024";
            case DURATION -> "a length of time such as 90s 15m 2h 3d 1w";
            default -> "a whole number";
        };
    }

    private static boolean isMissing(RawScalar value) {
        return value.isUnknownMark() || value.isNull();
    }

    private static OptionalLong micros(Optional<Duration> duration) {
        return duration.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(duration.get().dividedBy(ChronoUnit.MICROS.getDuration()));
    }
}
