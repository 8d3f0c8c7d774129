package io.auditworkbench.filter;

import java.util.List;
import java.util.Optional;

/// What is asked of the commit time. [TimeFrame] turns it into intervals.
public sealed interface TimeTest {

    /// In one of the ranges; a single range with an open end is a [Compare].
    record AnyOf(List<Range> ranges) implements TimeTest {
        public AnyOf {
            ranges = List.copyOf(ranges);
            if (ranges.isEmpty()) {
                throw new IllegalArgumentException("no range");
            }
            if (ranges.size() == 1 && ranges.getFirst().isOpen()) {
                throw new IllegalArgumentException("a comparison");
            }
        }
    }

    /// Before, after, not before or not after `moment`; (in)equality is an [AnyOf].
    record Compare(Comparison comparison, Moment moment) implements TimeTest {
        public Compare {
            if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
                throw new IllegalArgumentException("equality is AnyOf");
            }
        }
    }

    /// From the start of `from` to the end of `to`; an open end is empty, at least one is given.
    record Range(Optional<Moment> from, Optional<Moment> to) {
        public Range {
            if (from.isEmpty() && to.isEmpty()) {
                throw new IllegalArgumentException("a range without ends");
            }
        }

        /// True when one end is open.
        public boolean isOpen() {
            return from.isEmpty() || to.isEmpty();
        }

        /// All of one moment: a day, a minute, a second.
        public static Range of(Moment moment) {
            return new Range(Optional.of(moment), Optional.of(moment));
        }
    }
}
