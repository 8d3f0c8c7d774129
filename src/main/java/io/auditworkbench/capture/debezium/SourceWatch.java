package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.LogProgress;
import io.auditworkbench.capture.SessionLog;
import io.auditworkbench.model.change.CoverageGap;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything that is watched on a server beside its stream of changes.
///
/// - **Threading**: [#run()] on its own thread, where `found` is called too; the rest by any.
public final class SourceWatch implements Runnable, AutoCloseable {

    private final SessionPoller sessions;
    private final ProgressPoller progress;
    private final ServerWatch watch;

    /// - **Shape**: `first` is what the server said of its log when capture began; `found` takes what is noticed.
    public SourceWatch(SourceProbe probe, LogProgress first, Clock clock, Consumer<CoverageGap> found) {
        WatchReports reports = new WatchReports(clock, found);
        sessions = new SessionPoller(reports);
        progress = new ProgressPoller(first);
        watch = new ServerWatch(probe, clock, List.of(sessions, new SettingsPoller(reports), progress));
    }

    /// Who is connected.
    public SessionLog sessions() {
        return sessions;
    }

    /// What the server said last of its log.
    public LogProgress progress() {
        return progress.latest();
    }

    /// When it last looked; null before the first time.
    public @Nullable Instant lastLook() {
        return watch.lastLook();
    }

    @Override
    public void run() {
        watch.run();
    }

    @Override
    public void close() {
        watch.close();
    }
}
