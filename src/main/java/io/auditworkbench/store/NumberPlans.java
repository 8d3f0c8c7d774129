package io.auditworkbench.store;

import io.auditworkbench.filter.Comparison;
import io.auditworkbench.filter.NumberMatch;
import io.auditworkbench.filter.NumberTest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Says in SQL what a filter asks of a number; a number that is not known passes only where that is asked for.
final class NumberPlans {

    private NumberPlans() {}

    /// The numbers between which everything lies that passes; open ends are the smallest and the largest number.
    record Span(long first, long last) {}

    static Condition condition(Field<Long> number, NumberTest test) {
        return switch (test) {
            case NumberTest.AnyOf(List<NumberMatch> matches) ->
                DSL.or(matches.stream().map(match -> match(number, match)).toList());
            case NumberTest.Compare(Comparison comparison, long value) ->
                number.isNotNull().and(compare(number, comparison, value));
        };
    }

    private static Condition match(Field<Long> number, NumberMatch match) {
        return switch (match) {
            case NumberMatch.Between(OptionalLong from, OptionalLong to) -> {
                List<Condition> ends = new ArrayList<>();
                ends.add(number.isNotNull());
                from.ifPresent(first -> ends.add(number.ge(first)));
                to.ifPresent(last -> ends.add(number.le(last)));
                yield DSL.and(ends);
            }
            case NumberMatch.Missing() -> number.isNull();
            case NumberMatch.Known() -> number.isNotNull();
        };
    }

    private static Condition compare(Field<Long> number, Comparison comparison, long value) {
        return switch (comparison) {
            case EQUAL -> number.eq(value);
            case NOT_EQUAL -> number.ne(value);
            case LESS -> number.lt(value);
            case LESS_OR_EQUAL -> number.le(value);
            case GREATER -> number.gt(value);
            case GREATER_OR_EQUAL -> number.ge(value);
        };
    }

    /// Where a number that has to be known can lie.
    static Span span(NumberTest test) {
        return switch (test) {
            case NumberTest.AnyOf(List<NumberMatch> matches) -> span(matches);
            case NumberTest.Compare(Comparison comparison, long value) ->
                switch (comparison) {
                    case EQUAL -> new Span(value, value);
                    case NOT_EQUAL -> new Span(Long.MIN_VALUE, Long.MAX_VALUE);
                    case LESS, LESS_OR_EQUAL -> new Span(Long.MIN_VALUE, value);
                    case GREATER, GREATER_OR_EQUAL -> new Span(value, Long.MAX_VALUE);
                };
        };
    }

    private static Span span(List<NumberMatch> matches) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (NumberMatch match : matches) {
            if (!(match instanceof NumberMatch.Between(OptionalLong from, OptionalLong to))) {
                return new Span(Long.MIN_VALUE, Long.MAX_VALUE);
            }
            first = Math.min(first, from.orElse(Long.MIN_VALUE));
            last = Math.max(last, to.orElse(Long.MAX_VALUE));
        }
        return new Span(first, last);
    }
}
