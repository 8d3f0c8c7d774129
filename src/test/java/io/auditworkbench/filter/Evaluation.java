package io.auditworkbench.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// Evaluates filter texts on single events, at noon of 20 November 2026 (a Friday) unless said otherwise.
final class Evaluation {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Evaluation() {}

    static boolean matches(String filter, FilterSubject event) {
        return matches(filter, event, context(NOON, ZoneOffset.UTC));
    }

    static boolean matches(String filter, FilterSubject event, FilterContext context) {
        ParsedFilter parsed = FilterParser.parse(filter);
        assertThat(parsed.expression())
                .as(() -> filter + " " + parsed.problems())
                .isPresent();
        FilterExpression expression = parsed.expression().orElseThrow();
        return new FilterEvaluator(expression, parsed.directives(), context).matches(event);
    }

    static FilterContext context(Instant now, ZoneId zone) {
        return FilterContext.of(TimeFrame.of(Clock.fixed(now, zone), zone));
    }

    /// A context in which one other event can be found.
    static FilterContext knowing(FilterSubject other) {
        TimeFrame frame = TimeFrame.of(Clock.fixed(NOON, ZoneOffset.UTC), ZoneOffset.UTC);
        return new FilterContext(
                frame,
                WorkingHours.USUAL,
                sequence -> sequence == other.sequence() ? Optional.of(other) : Optional.empty());
    }
}
