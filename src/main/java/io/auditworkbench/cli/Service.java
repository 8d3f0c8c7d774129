package io.auditworkbench.cli;

/// Something that runs beside the command that started it, until it is closed.
///
/// - **Threading**: any thread.
public interface Service extends AutoCloseable {

    /// Where it can be reached, as a URL.
    String address();

    /// What it has done so far.
    ServiceView view();

    /// Ends it: what was answered is done, what is under way gets a few seconds.
    @Override
    void close();
}
