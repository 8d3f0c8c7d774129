package io.auditworkbench.filter;

import org.jspecify.annotations.Nullable;

/// One element of a value list as typed.
///
/// - **Shape**: `first` and `second` are the sides of the joint; only a range and an unfinished transition lack one,
/// `NONE` has
///   only the first.
record RawOperand(
        TextSpan span,
        Joint joint,
        @Nullable RawScalar first,
        @Nullable RawScalar second) {

    enum Joint {
        /// A single value.
        NONE,
        /// `first..second`
        RANGE,
        /// `first->second`
        TRANSITION,
        /// `first(second)`
        CALL
    }

    /// The value, when it is a single one.
    @Nullable
    RawScalar single() {
        return joint == Joint.NONE ? first : null;
    }
}
