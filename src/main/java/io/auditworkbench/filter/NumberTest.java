package io.auditworkbench.filter;

import java.util.List;

/// What is asked of a built-in number. A number that is not known satisfies only [NumberMatch.Missing].
public sealed interface NumberTest {

    /// One of the matches holds; a single range with an open end is a [Compare].
    record AnyOf(List<NumberMatch> matches) implements NumberTest {
        public AnyOf {
            matches = List.copyOf(matches);
            if (matches.isEmpty()) {
                throw new IllegalArgumentException("nothing to match");
            }
            if (matches.size() == 1 && matches.getFirst() instanceof NumberMatch.Between only && only.isOpen()) {
                throw new IllegalArgumentException("a comparison");
            }
        }
    }

    /// The number stands so to `value`; equality is an [AnyOf].
    record Compare(Comparison comparison, long value) implements NumberTest {
        public Compare {
            if (comparison == Comparison.EQUAL) {
                throw new IllegalArgumentException("equality is AnyOf");
            }
        }
    }
}
