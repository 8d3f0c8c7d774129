package io.auditworkbench.workbench;

import io.auditworkbench.model.error.WorkbenchException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares images behind capture, with what time capture leaves: it must never slow it.
///
/// - **Threading**: [#run()] on its own thread, where `check` belongs to it until it has ended.
final class ImageFollower implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImageFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ImageCheck check;
    private final Queue<ImageFinding> findings;
    private final BooleanSupplier isCaptureBusy;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    ImageFollower(ImageCheck check, Queue<ImageFinding> findings, BooleanSupplier isCaptureBusy, Clock clock) {
        this.check = check;
        this.findings = findings;
        this.isCaptureBusy = isCaptureBusy;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            Duration pause = PAUSE;
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = isCaptureBusy.getAsBoolean() ? PAUSE : step();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (WorkbenchException failed) {
            // capture goes on; what was not compared is compared by the next run
            LOG.warn("images are not compared any more: {}", failed.code());
        }
    }

    /// One page, then a rest as long as it took.
    private Duration step() {
        Instant begin = clock.instant();
        Optional<ImageFinding> finding = check.next();
        finding.ifPresent(findings::add);
        return finding.isPresent() ? Duration.between(begin, clock.instant()) : PAUSE;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
