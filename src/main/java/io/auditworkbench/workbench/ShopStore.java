package io.auditworkbench.workbench;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.synth.HistoryTransaction;
import io.auditworkbench.synth.ShopBinlog;
import io.auditworkbench.synth.ShopFact;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.synth.ShopTransaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;

/// Writes the history of a synthetic shop into a new store, as if it had been captured, and the truth about it beside.
///
/// - **Threading**: one thread, which makes the writer's through the executor.
public final class ShopStore {

    private static final int TOLD_EVERY = 5_000;

    private final Clock clock;
    private final ExecutorService executor;

    public ShopStore(Clock clock, ExecutorService executor) {
        this.clock = clock;
        this.executor = executor;
    }

    /// What was written, and how long it took: the events, then their side indexes.
    ///
    /// - **Shape**: `truth` is the truth file; `incidents` and `lookAlikes` count what is planted.
    /// - **Units**: nanoseconds; bytes.
    public record Written(
            long events,
            long transactions,
            long incidents,
            long lookAlikes,
            long nanos,
            long indexNanos,
            long bytes,
            Path truth) {

        /// Events a second.
        public double rate() {
            return events * 1e9 / nanos;
        }
    }

    /// Writes a shop into a new store; `progress` hears how many events are sealed, now and then.
    ///
    /// - **Errors**: `BAD_USAGE` when the file or its truth file exists, `STORE_FULL` when the disk has no room.
    public Written write(Path file, ShopOptions options, long seed, LongConsumer progress) throws InterruptedException {
        Path truthFile = ShopTruth.beside(file);
        if (Files.exists(truthFile)) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "There is a file at " + truthFile + " already.",
                    "Name another store; nothing is ever overwritten.");
        }
        long start = System.nanoTime();
        long nanos;
        Run run;
        try (StoreFilling filling = new StoreFilling(file, options.expectedEvents(), clock, executor);
                ShopTruth truth = new ShopTruth(truthFile, seed, options)) {
            run = new Run(filling, truth, progress);
            run.trade(new ShopGenerator(seed, options), options);
            filling.finish();
            truth.complete();
            nanos = System.nanoTime() - start;
            filling.index();
        }
        return new Written(
                run.told,
                run.transactions,
                run.incidents,
                run.lookAlikes,
                nanos,
                System.nanoTime() - start - nanos,
                file.toFile().length(),
                truthFile);
    }

    /// One shop on its way into one store.
    private static final class Run {

        private final StoreFilling filling;
        private final ShopTruth truth;
        private final LongConsumer progress;
        private final ShopBinlog log = new ShopBinlog();
        private long transactions;
        private long incidents;
        private long lookAlikes;
        private long told;

        Run(StoreFilling filling, ShopTruth truth, LongConsumer progress) {
            this.filling = filling;
            this.truth = truth;
            this.progress = progress;
        }

        void trade(ShopGenerator shop, ShopOptions options) throws InterruptedException {
            int run = filling.snapshotRun();
            for (HistoryTransaction pack : log.snapshot(shop.opening(), options.startMicros(), run)) {
                filling.add(pack);
            }
            filling.endSnapshot();
            while (shop.hasNext()) {
                ShopTransaction next = shop.next();
                if (next.isLogged()) {
                    transactions++;
                    filling.add(log.of(next));
                }
                next.facts().forEach(this::note);
                if (filling.events() - told >= TOLD_EVERY) {
                    tell();
                }
            }
            tell();
        }

        private void tell() {
            told = filling.events();
            progress.accept(told);
        }

        private void note(ShopFact fact) {
            truth.add(fact);
            if (fact instanceof ShopFact.Planted planted) {
                incidents += planted.isIncident() ? 1 : 0;
                lookAlikes += planted.isIncident() ? 0 : 1;
            }
        }
    }
}
