package io.auditworkbench.workbench.conclude;

import org.jspecify.annotations.Nullable;

/// Gives the log from a place on, slice by slice.
///
/// - **Threading**: one thread at a time.
interface SliceSource extends AutoCloseable {

    /// The next piece; null when there is none yet.
    ///
    /// - **Errors**: as reading a store.
    @Nullable
    SliceRead next();

    @Override
    default void close() {}
}
