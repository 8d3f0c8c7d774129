package io.auditworkbench.cli;

/// Prints the things of one list as they come.
///
/// - **Threading**: one thread at a time.
public interface ListWriter<T> {

    /// Prints one more thing, or keeps it until enough is known to print it.
    void add(T thing);

    /// Prints what is left; call it once.
    void finish(Ending ending);

    /// Prints what was kept so far, so that a reader sees it now.
    default void flush() {}
}
