package io.auditworkbench.capture;

import java.time.Duration;

/// A source of changes that is being read.
public interface ChangeSource extends AutoCloseable {

    /// The next signal, or [SourceSignal.Idle] when none came in time.
    ///
    /// - **Errors**: a `WorkbenchException` that says why the source stopped; every later call throws it again.
    /// - **Threading**: one thread at a time.
    SourceSignal next(Duration patience) throws InterruptedException;

    /// Stops reading and leaves no thread behind; returns within five seconds.
    @Override
    void close();
}
