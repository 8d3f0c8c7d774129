package io.auditworkbench.filter;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Spells tests of built-in numbers.
final class CanonicalNumber {

    private CanonicalNumber() {}

    static String write(Field field, NumberTest test) {
        return field.word()
                + switch (test) {
                    case NumberTest.AnyOf(List<NumberMatch> matches) ->
                        ":" + matches.stream().map(match -> match(field, match)).collect(Collectors.joining(","));
                    case NumberTest.Compare(Comparison comparison, long value) ->
                        comparison.symbol() + number(field, value);
                };
    }

    private static String match(Field field, NumberMatch match) {
        return switch (match) {
            case NumberMatch.Missing() -> "?";
            case NumberMatch.Known() -> "*";
            case NumberMatch.Between(OptionalLong from, OptionalLong to)
            when from.equals(to) -> number(field, from.orElseThrow());
            case NumberMatch.Between(OptionalLong from, OptionalLong to) -> end(field, from) + ".." + end(field, to);
        };
    }

    private static String end(Field field, OptionalLong end) {
        return end.isEmpty() ? "" : number(field, end.getAsLong());
    }

    private static String number(Field field, long value) {
        return switch (field.kind()) {
            case IDENTIFIER -> NumberTermReader.letter(field) + Long.toString(value);
            case DURATION -> DurationText.write(Duration.ofMillis(value / 1_000).plusNanos(value % 1_000 * 1_000));
            default -> Long.toString(value);
        };
    }
}
