package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.FilterRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/// The stretch of time that the screens share.
public sealed interface TimeRange {

    /// As long as the record reaches.
    record Everything() implements TimeRange {}

    /// The last hours or days before the anchor: now while capture runs, otherwise the newest event.
    record Last(Duration length) implements TimeRange {
        public Last {
            if (length.isNegative() || length.isZero()) {
                throw new IllegalArgumentException("a range has a length");
            }
        }
    }

    /// Between two moments, `until` excluded.
    record Between(Instant from, Instant until) implements TimeRange {
        public Between {
            Objects.requireNonNull(from, "from");
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("a range ends after it begins");
            }
        }
    }

    /// The range that shows a whole record.
    static TimeRange everything() {
        return new Everything();
    }

    /// How it is written in settings: `everything`, `last PT24H`, `between 2026-11-20T00:00:00Z 2026-11-21T00:00:00Z`.
    default String word() {
        return switch (this) {
            case Everything _ -> "everything";
            case Last(Duration length) -> "last " + length;
            case Between(Instant from, Instant until) -> "between " + from + " " + until;
        };
    }

    /// What [#word] wrote; empty for anything else.
    static Optional<TimeRange> parse(String word) {
        String[] parts = word.split(" ", -1);
        try {
            return switch (parts.length + " " + parts[0]) {
                case "1 everything" -> Optional.of(everything());
                case "2 last" -> Optional.of(new Last(Duration.parse(parts[1])));
                case "3 between" -> Optional.of(new Between(Instant.parse(parts[1]), Instant.parse(parts[2])));
                default -> Optional.empty();
            };
        } catch (DateTimeParseException | IllegalArgumentException strange) {
            return Optional.empty();
        }
    }

    /// The filter text, asked within this range.
    default FilterRequest request(String filter, Instant anchor) {
        return switch (this) {
            case Everything _ -> FilterRequest.of(filter);
            // without an end, because what comes while somebody looks belongs to it
            case Last(Duration length) ->
                new FilterRequest(filter, anchor.minus(length).toString(), null, null);
            case Between(Instant from, Instant until) ->
                new FilterRequest(filter, from.toString(), until.toString(), null);
        };
    }
}
