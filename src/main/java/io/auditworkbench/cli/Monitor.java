package io.auditworkbench.cli;

/// What tells others how a command that runs for long is doing, until it is closed.
///
/// - **Threading**: any thread.
public interface Monitor extends AutoCloseable {

    /// Where it can be asked, as a URL without a path.
    String address();

    @Override
    void close();
}
