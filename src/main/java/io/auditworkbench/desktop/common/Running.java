package io.auditworkbench.desktop.common;

/// A job on its way.
///
/// - **Threading**: any thread.
public final class Running {

    private volatile boolean isStopped;
    private volatile boolean isCancelled;
    private volatile boolean isFinished;

    /// Stops it and forgets its answer.
    public void cancel() {
        isCancelled = true;
        isStopped = true;
    }

    /// Asks it to end early; what it has by then arrives.
    public void stop() {
        isStopped = true;
    }

    /// Whether it should end.
    public boolean isStopped() {
        return isStopped;
    }

    /// Whether its answer is of no interest any more.
    public boolean isCancelled() {
        return isCancelled;
    }

    /// Whether its answer has arrived.
    public boolean isFinished() {
        return isFinished;
    }

    void finish() {
        isFinished = true;
    }
}
