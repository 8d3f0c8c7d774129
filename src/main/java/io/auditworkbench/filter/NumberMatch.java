package io.auditworkbench.filter;

import java.util.OptionalLong;

/// One alternative behind `:` on a built-in number.
public sealed interface NumberMatch {

    /// In the range, both ends included; an open end is empty, at least one is given.
    record Between(OptionalLong from, OptionalLong to) implements NumberMatch {
        public Between {
            if (from.isEmpty() && to.isEmpty()) {
                throw new IllegalArgumentException("a range without ends");
            }
        }

        /// True when one end is open.
        public boolean isOpen() {
            return from.isEmpty() || to.isEmpty();
        }

        /// Exactly this number.
        public static Between exactly(long value) {
            return new Between(OptionalLong.of(value), OptionalLong.of(value));
        }
    }

    /// Not known.
    record Missing() implements NumberMatch {}

    /// Known, whatever it is.
    record Known() implements NumberMatch {}
}
