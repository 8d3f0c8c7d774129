package io.auditworkbench.filter;

import java.util.Optional;

/// One alternative behind `:` on a column.
public sealed interface ColumnMatch {

    /// One that looks at a single value.
    sealed interface OfValue extends ColumnMatch {}

    /// One that can stand on a side of a [Transition].
    sealed interface OfState extends OfValue {}

    /// Equal: as numbers or times where the value is one, else as text in any letter case.
    record Is(Scalar operand) implements OfState {}

    /// The whole text of the value fits the pattern.
    record Like(GlobPattern pattern) implements OfState {}

    /// NULL.
    record IsNull() implements OfState {}

    /// Not NULL, written `*`; on a side of a transition any value, NULL included.
    record Anything() implements OfState {}

    /// In the range, both ends included; an open end is empty, at least one is given.
    record Between(Optional<Scalar> from, Optional<Scalar> to) implements OfValue {
        public Between {
            if (from.isEmpty() && to.isEmpty()) {
                throw new IllegalArgumentException("a range without ends");
            }
        }
    }

    /// The row had both sides, the value changed, and each side matches.
    record Transition(OfState from, OfState to) implements ColumnMatch {}
}
