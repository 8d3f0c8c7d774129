package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.RawOperand.Joint;
import io.auditworkbench.filter.TermNotes.Typing;
import io.auditworkbench.model.finding.Severity;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads terms whose values are words of a closed vocabulary, or hours: everything becomes a set of what is allowed.
final class WordTermReader {

    private final TermNotes notes;

    WordTermReader(TermNotes notes) {
        this.notes = notes;
    }

    @Nullable
    FilterExpression readOperations(RawTerm.Test term) {
        return readSet(term, operand -> word(Field.OP, EnumWords.OPERATIONS, operand), FilterTerm.OperationIn::new);
    }

    @Nullable
    FilterExpression readFlags(RawTerm.Test term) {
        return readSet(term, operand -> word(Field.IS, EnumWords.FLAGS, operand), FilterTerm.FlagIn::new);
    }

    @Nullable
    FilterExpression readDays(RawTerm.Test term) {
        return readSet(term, this::days, FilterTerm.DayIn::new);
    }

    @Nullable
    FilterExpression readHours(RawTerm.Test term) {
        if (!isOrder(term.operator())) {
            return readSet(term, this::hours, FilterTerm.HourIn::new);
        }
        RawScalar value = notes.single(term);
        Integer hour = value == null ? null : hour(value);
        if (hour == null) {
            return null;
        }
        Set<Integer> hours = new TreeSet<>();
        Comparison comparison = term.operator().comparison().orElseThrow();
        for (int candidate = 0; candidate < 24; candidate++) {
            if (comparison.holds(Integer.compare(candidate, hour))) {
                hours.add(candidate);
            }
        }
        return hours.isEmpty() ? noneLeft(term) : new FilterTerm.HourIn(hours);
    }

    @Nullable
    FilterExpression readSeverities(RawTerm.Test term) {
        if (term.operator() == Operator.NOT_EQUAL) {
            FilterExpression equal = readSet(term, this::severities, FilterTerm.SeverityIn::new);
            FilterExpression present = new FilterTerm.SeverityIn(EnumSet.allOf(Severity.class));
            return equal == null ? null : FilterExpression.and(List.of(present, equal));
        }
        if (!isOrder(term.operator())) {
            return readSet(term, this::severities, FilterTerm.SeverityIn::new);
        }
        Set<Severity> words =
                word(Field.SEV, EnumWords.SEVERITIES, term.operands().getFirst());
        if (notes.single(term) == null || words == null) {
            return null;
        }
        Severity given = words.iterator().next();
        Set<Severity> severities = EnumSet.allOf(Severity.class);
        Comparison comparison = term.operator().comparison().orElseThrow();
        severities.removeIf(severity -> !comparison.holds(severity.compareTo(given)));
        return severities.isEmpty() ? noneLeft(term) : new FilterTerm.SeverityIn(severities);
    }

    private <T> @Nullable FilterExpression readSet(
            RawTerm.Test term,
            Function<RawOperand, @Nullable Set<T>> reader,
            Function<Set<T>, FilterExpression> finished) {
        if (term.operator() != Operator.MATCHES && notes.single(term) == null) {
            return null;
        }
        Set<T> all = new TreeSet<>();
        for (RawOperand operand : term.operands()) {
            Set<T> values = reader.apply(operand);
            if (values == null) {
                return null;
            }
            all.addAll(values);
        }
        FilterExpression test = finished.apply(all);
        return term.operator() == Operator.NOT_EQUAL ? FilterExpression.not(test) : test;
    }

    private @Nullable Set<DayOfWeek> days(RawOperand operand) {
        if (operand.joint() != Joint.RANGE) {
            return word(Field.DAY, EnumWords.DAYS, operand);
        }
        Set<DayOfWeek> from = side(Field.DAY, EnumWords.DAYS, operand, operand.first());
        Set<DayOfWeek> to = side(Field.DAY, EnumWords.DAYS, operand, operand.second());
        if (from == null || to == null) {
            return null;
        }
        Set<DayOfWeek> days = EnumSet.copyOf(to);
        DayOfWeek last = to.iterator().next();
        for (DayOfWeek day = from.iterator().next(); day != last; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private @Nullable Set<Severity> severities(RawOperand operand) {
        if (operand.joint() != Joint.RANGE) {
            return word(Field.SEV, EnumWords.SEVERITIES, operand);
        }
        Set<Severity> from = operand.first() == null
                ? EnumSet.of(Severity.INFO)
                : side(Field.SEV, EnumWords.SEVERITIES, operand, operand.first());
        Set<Severity> to = operand.second() == null
                ? EnumSet.of(Severity.CRITICAL)
                : side(Field.SEV, EnumWords.SEVERITIES, operand, operand.second());
        if (from == null || to == null) {
            return null;
        }
        if (from.iterator().next().compareTo(to.iterator().next()) > 0) {
            notes.error(Code.EMPTY_RANGE, operand.span(), "the range ends before it starts");
            return null;
        }
        return EnumSet.range(from.iterator().next(), to.iterator().next());
    }

    private @Nullable Set<Integer> hours(RawOperand operand) {
        if (operand.joint() == Joint.TRANSITION) {
            notes.error(Code.WRONG_VALUE, operand.span(), "hour has no transitions; a range is written ..");
            return null;
        }
        Integer from = operand.first() == null ? Integer.valueOf(0) : hour(operand.first());
        if (operand.joint() == Joint.NONE) {
            return from == null ? null : Set.of(from);
        }
        Integer to = operand.second() == null ? Integer.valueOf(23) : hour(operand.second());
        if (from == null || to == null) {
            return null;
        }
        Set<Integer> hours = new TreeSet<>(Set.of(to));
        for (int hour = from; hour != to; hour = (hour + 1) % 24) {
            hours.add(hour);
        }
        return hours;
    }

    private @Nullable Integer hour(RawScalar value) {
        long hour = NumberText.whole(value.withoutDot()).orElse(-1);
        boolean isHour = hour >= 0 && hour <= 23;
        if (isHour && value.withoutDot().equals(value.text())) {
            return Integer.valueOf((int) hour);
        }
        String message = "hour takes whole numbers from 0 to 23, not " + Quotation.of(value.text());
        notes.errorUnlessTyping(value.span(), Typing.of(isHour), Code.WRONG_VALUE, message, List.of());
        return null;
    }

    private <E extends Enum<E>> @Nullable Set<E> side(
            Field field, EnumWords<E> words, RawOperand operand, @Nullable RawScalar side) {
        if (side == null) {
            notes.errorUnlessTyping(
                    operand.span(),
                    Typing.of(operand.second() == null),
                    Code.WRONG_VALUE,
                    field.word() + " needs both ends of the range",
                    List.of());
            return null;
        }
        return lookUp(field, words, side);
    }

    private <E extends Enum<E>> @Nullable Set<E> word(Field field, EnumWords<E> words, RawOperand operand) {
        RawScalar value = operand.single();
        if (value == null) {
            notes.error(Code.WRONG_VALUE, operand.span(), field.word() + " takes words: " + listed(words));
            return null;
        }
        return lookUp(field, words, value);
    }

    private <E extends Enum<E>> @Nullable Set<E> lookUp(Field field, EnumWords<E> words, RawScalar value) {
        Set<E> found = words.read(value.text()).orElse(null);
        if (found == null) {
            List<String> close = Spelling.closest(value.text(), words.shown());
            String hint = close.isEmpty() ? "It takes " + listed(words) + "." : Spelling.didYouMean(close);
            String message = field.word() + " has no value " + Quotation.of(value.text()) + ". " + hint;
            Typing typing = Typing.of(words.hasWordStartingWith(value.withoutDot()));
            notes.errorUnlessTyping(value.span(), typing, Code.UNKNOWN_VALUE, message, close);
        }
        return found;
    }

    private @Nullable FilterExpression noneLeft(RawTerm.Test term) {
        TextSpan operand = term.operands().getFirst().span();
        notes.error(
                Code.WRONG_VALUE, operand, "nothing can be " + term.operator().description() + " that");
        return null;
    }

    private static boolean isOrder(Operator operator) {
        return switch (operator) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            case MATCHES, EQUAL, NOT_EQUAL, REGEX, NOT_REGEX -> false;
        };
    }

    private static String listed(EnumWords<?> words) {
        return String.join(" ", words.shown());
    }
}
