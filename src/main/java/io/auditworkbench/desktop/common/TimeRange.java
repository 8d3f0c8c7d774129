package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.FilterRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

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
