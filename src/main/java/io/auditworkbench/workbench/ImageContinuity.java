package io.auditworkbench.workbench;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Compares the images of a source's rows behind its capture, and at the end of one that has an end.
///
/// - **Threading**: one thread, which also runs the capture; comparing has its own.
final class ImageContinuity implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Store store;
    private final SourceId source;
    private final Guards guards;
    private final Clock clock;
    private final ImageCheck check;
    private final ImageFollower follower;
    private final Future<?> following;

    ImageContinuity(Store store, SourceId source, Guards guards, Clock clock, ExecutorService executor) {
        this.store = store;
        this.source = source;
        this.guards = guards;
        this.clock = clock;
        ChangeLog log = store.changes();
        FilterSelections selections = new FilterSelections(
                store, new EventSurroundings(log, store.catalogue()), new RowHints(store.catalogue()), clock);
        check = new ImageCheck(store, source, new EventScanner(log, selections), () -> CaptureProgress.micros(clock));
        follower = new ImageFollower(check, guards.images(), guards::isBusy, clock);
        following = executor.submit(follower);
    }

    /// Compares what is left, once nobody else writes; gives up after a while and leaves the rest to the next run.
    void finish(String sourceName) {
        close();
        TransactionSealer sealer = new TransactionSealer(sourceName, new Masker(MaskingPolicy.KEEP_EVERYTHING));
        Instant deadline = clock.instant().plus(PATIENCE);
        Optional<ImageFinding> finding = guards.takeImages().or(check::next);
        while (finding.isPresent()) {
            ImageSweep.write(store, source, finding.get(), sealer);
            finding = guards.takeImages();
            if (finding.isEmpty() && clock.instant().isBefore(deadline)) {
                finding = check.next();
            }
        }
    }

    @Override
    public void close() {
        follower.close();
        try {
            following.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            throw new IllegalStateException("comparing images did not end", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
