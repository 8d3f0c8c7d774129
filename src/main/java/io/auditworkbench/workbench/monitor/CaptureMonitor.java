package io.auditworkbench.workbench.monitor;

import io.auditworkbench.workbench.CaptureControl;
import io.auditworkbench.workbench.CaptureView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What a running capture tells those who watch it: no row, no table, no name of a server.
///
/// - **Threading**: any; nothing is asked of the source, and nothing is read from the store but the sizes of its files.
public final class CaptureMonitor {

    /// The states in which what happens at the source comes into the store, or soon will.
    private static final Set<String> WELL = Set.of("connecting", "snapshotting", "live");

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Supplier<CaptureView> view;
    private final Supplier<CaptureTotals> totals;
    private final Path store;

    public CaptureMonitor(CaptureControl capture, Path store) {
        this(capture::view, () -> CaptureTotals.of(capture.progress()), store);
    }

    CaptureMonitor(Supplier<CaptureView> view, Supplier<CaptureTotals> totals, Path store) {
        this.view = view;
        this.totals = totals;
        this.store = store;
    }

    /// Well while it connects, reads a snapshot or is live; not while it waits for a server or a disk, nor when it
    /// ended.
    ///
    /// - **Shape**: `detail` names no row; it may name the server.
    public Wellness wellness() {
        CaptureView now = view.get();
        return new Wellness(WELL.contains(now.state()), now.state(), now.detail());
    }

    /// Every figure, in Prometheus's text format.
    public String metrics() {
        CaptureView now = view.get();
        CaptureTotals done = totals.get();
        List<Metric> metrics = new ArrayList<>(List.of(
                Metric.build(),
                new Metric(
                        "capture_state",
                        Metric.Kind.GAUGE,
                        "1 for the state that capture is in, 0 for every other.",
                        CaptureView.STATES.stream()
                                .map(state -> Metric.sample("state", state, state.equals(now.state()) ? 1 : 0))
                                .toList()),
                Metric.counter("capture_events_total", "Change events made durable since the process began.", (double)
                        now.eventsStored()),
                Metric.counter("capture_commits_total", "Commits of the store since the process began.", (double)
                        done.commits()),
                Metric.counter(
                        "capture_gaps_total", "Coverage gaps recorded since the process began.", (double) done.gaps()),
                Metric.gauge(
                        "capture_lag_seconds",
                        "From the commit at the source to the commit here, of what was stored last.",
                        now.lag().toMillis() / MILLIS_PER_SECOND)));
        if (done.lastCommitMicros() > 0) {
            metrics.add(Metric.gauge(
                    "capture_last_commit_timestamp_seconds",
                    "When the store was committed last, since the epoch.",
                    done.lastCommitMicros() / MICROS_PER_SECOND));
        }
        metrics.addAll(sizes());
        return MetricText.of(metrics);
    }

    /// A figure that cannot be had is left out: 0 would be a claim.
    private List<Metric> sizes() {
        try {
            Path log = store.resolveSibling(store.getFileName() + "-wal");
            long bytes = Files.size(store) + (Files.exists(log) ? Files.size(log) : 0);
            long free = Files.getFileStore(store).getUsableSpace();
            return List.of(
                    Metric.gauge("store_bytes", "The store and its write-ahead log.", (double) bytes),
                    Metric.gauge(
                            "store_disk_free_bytes", "What is left for this account on the disk of the store.", (double)
                                    free));
        } catch (IOException notThereNow) {
            return List.of();
        }
    }
}
