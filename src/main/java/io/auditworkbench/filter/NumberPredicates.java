package io.auditworkbench.filter;

import java.util.List;
import java.util.OptionalLong;

/// What a test asks of a number that may not be known.
final class NumberPredicates {

    private final NumberTest test;

    NumberPredicates(NumberTest test) {
        this.test = test;
    }

    boolean test(OptionalLong value) {
        return switch (test) {
            case NumberTest.AnyOf(List<NumberMatch> matches) -> matches.stream().anyMatch(match -> test(match, value));
            case NumberTest.Compare(Comparison comparison, long operand) ->
                value.isPresent() && comparison.holds(Long.compare(value.getAsLong(), operand));
        };
    }

    private static boolean test(NumberMatch match, OptionalLong value) {
        return switch (match) {
            case NumberMatch.Missing() -> value.isEmpty();
            case NumberMatch.Known() -> value.isPresent();
            case NumberMatch.Between(OptionalLong from, OptionalLong to) ->
                value.isPresent()
                        && from.orElse(Long.MIN_VALUE) <= value.getAsLong()
                        && value.getAsLong() <= to.orElse(Long.MAX_VALUE);
        };
    }
}
