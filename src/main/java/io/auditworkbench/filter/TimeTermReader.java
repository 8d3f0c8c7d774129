package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.RawOperand.Joint;
import io.auditworkbench.filter.TermNotes.Typing;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads terms on the commit time: `since: until: at: on:` and `time` with every operator.
final class TimeTermReader {

    private static final String EXAMPLES = "2026-11-20, 2026-11-20T02:13, 02:13, today, monday or 2h";

    private final TermNotes notes;

    TimeTermReader(TermNotes notes) {
        this.notes = notes;
    }

    @Nullable
    FilterExpression read(Field field, RawTerm.Test term) {
        if (field == Field.SINCE || field == Field.UNTIL) {
            return bound(field, term);
        }
        return switch (term.operator()) {
            case MATCHES -> ranges(field, term.operands());
            case EQUAL, NOT_EQUAL -> equal(field, term);
            default -> compare(field, term, term.operator().comparison().orElseThrow());
        };
    }

    private @Nullable FilterExpression bound(Field field, RawTerm.Test term) {
        RawOperand first = term.operands().getFirst();
        if (term.operands().size() > 1 || first.joint() != Joint.NONE) {
            notes.error(Code.WRONG_VALUE, first.span(), field.word() + " takes one time; a range needs at:");
            return null;
        }
        Comparison comparison = field == Field.SINCE ? Comparison.GREATER_OR_EQUAL : Comparison.LESS_OR_EQUAL;
        return compare(field, term, comparison);
    }

    private @Nullable FilterExpression compare(Field field, RawTerm.Test term, Comparison comparison) {
        RawScalar value = notes.single(term);
        Moment moment = value == null ? null : moment(field, value);
        return moment == null ? null : new FilterTerm.CommitTime(new TimeTest.Compare(comparison, moment));
    }

    private @Nullable FilterExpression equal(Field field, RawTerm.Test term) {
        if (notes.single(term) == null) {
            return null;
        }
        FilterExpression equal = ranges(field, term.operands());
        return equal == null || term.operator() == Operator.EQUAL ? equal : FilterExpression.not(equal);
    }

    private @Nullable FilterExpression ranges(Field field, List<RawOperand> operands) {
        List<TimeTest.Range> ranges = new ArrayList<>();
        for (RawOperand operand : operands) {
            TimeTest.Range range = range(field, operand);
            if (range == null) {
                return null;
            }
            ranges.add(range);
        }
        return new FilterTerm.CommitTime(simplest(ranges));
    }

    private static TimeTest simplest(List<TimeTest.Range> ranges) {
        TimeTest.Range only = ranges.getFirst();
        if (ranges.size() == 1 && only.to().isEmpty()) {
            return new TimeTest.Compare(Comparison.GREATER_OR_EQUAL, only.from().orElseThrow());
        }
        if (ranges.size() == 1 && only.from().isEmpty()) {
            return new TimeTest.Compare(Comparison.LESS_OR_EQUAL, only.to().orElseThrow());
        }
        return new TimeTest.AnyOf(ranges);
    }

    private TimeTest.@Nullable Range range(Field field, RawOperand operand) {
        if (operand.joint() == Joint.TRANSITION) {
            notes.error(Code.WRONG_VALUE, operand.span(), field.word() + " has no transitions; a range is written ..");
            return null;
        }
        Moment from = operand.first() == null ? null : moment(field, operand.first());
        Moment to = operand.second() == null ? null : moment(field, operand.second());
        boolean isBroken = (operand.first() != null && from == null) || (operand.second() != null && to == null);
        if (isBroken || (from == null && to == null)) {
            return null;
        }
        if (operand.joint() == Joint.NONE) {
            return whole(field, operand, from);
        }
        if (from != null && to != null && isReversed(from, to)) {
            notes.errorUnlessTyping(
                    operand.span(),
                    Typing.COULD_BECOME_VALID,
                    Code.EMPTY_RANGE,
                    "the range ends before it starts",
                    List.of());
            return null;
        }
        return new TimeTest.Range(Optional.ofNullable(from), Optional.ofNullable(to));
    }

    private TimeTest.@Nullable Range whole(Field field, RawOperand operand, @Nullable Moment moment) {
        if (moment == null) {
            return null;
        }
        if (moment.isInstant()) {
            notes.errorUnlessTyping(
                    operand.span(),
                    Typing.COULD_BECOME_VALID,
                    Code.WRONG_VALUE,
                    field.word() + " needs a stretch of time and "
                            + Quotation.of(operand.single().text()) + " is an instant; use since: or a range",
                    List.of());
            return null;
        }
        return TimeTest.Range.of(moment);
    }

    private @Nullable Moment moment(Field field, RawScalar value) {
        Optional<Moment> moment = MomentText.read(value.text());
        if (moment.isEmpty()) {
            notes.errorUnlessTyping(
                    value.span(),
                    Typing.of(MomentText.isBeginning(value.text())),
                    Code.WRONG_VALUE,
                    Quotation.of(value.text()) + " is not a time; write " + EXAMPLES,
                    List.of());
            return null;
        }
        if (field == Field.ON && !moment.get().isDay()) {
            notes.error(
                    Code.WRONG_VALUE,
                    value.span(),
                    "on takes a day such as 2026-11-20 or monday; for a time of day use at:");
            return null;
        }
        return moment.get();
    }

    private static boolean isReversed(Moment from, Moment to) {
        if (from instanceof Moment.Exact start && to instanceof Moment.Exact end) {
            return start.instant().isAfter(end.instant());
        }
        if (from instanceof Moment.Ago start && to instanceof Moment.Ago end) {
            return start.duration().compareTo(end.duration()) < 0;
        }
        LocalDateTime start = local(from);
        LocalDateTime end = local(to);
        if (start == null || end == null) {
            return false;
        }
        // A day as the end stands for all of it, so it ends no earlier than a time on it.
        return to instanceof Moment.Day(LocalDate day) ? start.toLocalDate().isAfter(day) : start.isAfter(end);
    }

    private static @Nullable LocalDateTime local(Moment moment) {
        return switch (moment) {
            case Moment.Local local -> local.time();
            case Moment.Day(LocalDate date) -> date.atStartOfDay();
            case Moment.Exact _, Moment.ClockTime _, Moment.Ago _, Moment.Named _ -> null;
        };
    }
}
