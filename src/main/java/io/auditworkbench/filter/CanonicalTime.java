package io.auditworkbench.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Spells tests of the commit time.
final class CanonicalTime {

    private static final int HOURS = 24;

    private CanonicalTime() {}

    static String write(TimeTest test) {
        return switch (test) {
            case TimeTest.Compare(Comparison comparison, Moment moment) -> bound(comparison) + MomentText.write(moment);
            case TimeTest.AnyOf(List<TimeTest.Range> ranges) ->
                (ranges.stream().allMatch(CanonicalTime::isOfDays) ? "on:" : "at:")
                        + ranges.stream().map(CanonicalTime::range).collect(Collectors.joining(","));
        };
    }

    /// Hours as ranges; the one that passes midnight is written as one.
    static String hours(Set<Integer> hours) {
        if (hours.size() == HOURS) {
            return "0..23";
        }
        List<String> ranges = new ArrayList<>();
        for (int start : hours) {
            if (!hours.contains((start + HOURS - 1) % HOURS)) {
                int end = start;
                while (hours.contains((end + 1) % HOURS)) {
                    end = (end + 1) % HOURS;
                }
                ranges.add(start == end ? Integer.toString(start) : start + ".." + end);
            }
        }
        return String.join(",", ranges);
    }

    private static String bound(Comparison comparison) {
        return switch (comparison) {
            case GREATER_OR_EQUAL -> "since:";
            case LESS_OR_EQUAL -> "until:";
            case LESS, GREATER, EQUAL, NOT_EQUAL -> "time" + comparison.symbol();
        };
    }

    private static String range(TimeTest.Range range) {
        String from = range.from().map(MomentText::write).orElse("");
        return range.from().equals(range.to())
                ? from
                : from + ".." + range.to().map(MomentText::write).orElse("");
    }

    private static boolean isOfDays(TimeTest.Range range) {
        return range.from().map(Moment::isDay).orElse(true)
                && range.to().map(Moment::isDay).orElse(true);
    }
}
