package io.auditworkbench.workbench.conclude;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.store.Redrawing;
import io.auditworkbench.store.Redrawn;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.view.ScanView;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Draws the conclusions of a store that nobody captures into, from where they were left off to the end.
public final class StoreScan {

    private static final int CHANGES_A_STEP = 16_384;

    private final StoreOpener stores;
    private final Clock clock;
    private final KnowledgeBook book;
    private final Masker masker;
    private final Executor executor;

    /// The executor reads ahead.
    public StoreScan(StoreOpener stores, KnowledgeBook book, Masker masker, Executor executor) {
        this.stores = stores;
        this.clock = stores.clock();
        this.book = book;
        this.masker = masker;
        this.executor = executor;
    }

    /// How it ended: how many transactions are not looked at yet, what there is now, the groups that this scan found
    /// something of, and sentences about what was not looked at.
    public record Scanned(
            long behind, long businessEvents, long findings, List<ScanView.Found> found, List<String> troubles) {
        public Scanned {
            found = List.copyOf(found);
            troubles = List.copyOf(troubles);
        }
    }

    /// Goes on to the end, unless `stop` says so earlier; `progress` hears the last transaction that was looked at.
    ///
    /// - **Errors**: `NOT_FOUND`, and as [Store#openForWriting]; `STORE_BUSY` while capture runs, which does this
    ///   itself.
    public Scanned scan(Path file, LongConsumer progress, BooleanSupplier stop) {
        Store.openForReading(file).close();
        try (Store store = stores.open(file);
                Concluding concluding = Concluding.readingAhead(store, book.in(store), executor)) {
            long newest = store.findings().newest();
            while (!stop.getAsBoolean() && concluding.step(CHANGES_A_STEP)) {
                progress.accept(concluding.throughTransaction());
            }
            return new Scanned(
                    store.conclusions().behind(),
                    store.conclusions().total(),
                    store.findings().total(),
                    store.findings().groupsFoundAfter(newest).stream()
                            .map(group -> FindingTally.view(store, group, masker))
                            .toList(),
                    troubles(store));
        }
    }

    /// What came of concluding everything anew: business events that are new, say something else, or are withdrawn;
    /// groups of findings that are new, or open no more.
    public record Anew(long run, long gained, long changed, long lost, long groupsGained, long groupsLost) {}

    /// Concludes everything anew with what is in force now; empty when `stop` ended it: nothing was changed then.
    ///
    /// - **Errors**: as [#scan].
    public Optional<Anew> anew(Path file, String by, LongConsumer progress, BooleanSupplier stop) {
        Store.openForReading(file).close();
        try (Store store = stores.open(file)) {
            long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
            AllAnew anew = new AllAnew(store, book.in(store), executor, new AllAnew.Asked(by, now, progress, stop));
            try {
                Redrawn drawn = store.writer().concludeAnew(anew);
                return Optional.of(new Anew(
                        drawn.run(),
                        drawn.gained(),
                        drawn.changed(),
                        drawn.lost(),
                        drawn.groupsGained(),
                        drawn.groupsLost()));
            } catch (CancellationException stopped) {
                return Optional.empty();
            }
        }
    }

    /// Concludes everything anew for somebody who has opened the store and changes more in the same step; empty where
    /// nothing was ever concluded. It ends with a [CancellationException] when `stop` says so.
    public Optional<Redrawing> redrawing(Store store, String by, LongConsumer progress, BooleanSupplier stop) {
        if (!store.conclusions().isDrawn()) {
            return Optional.empty();
        }
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        return Optional.of(new AllAnew(store, book.in(store), executor, new AllAnew.Asked(by, now, progress, stop)));
    }

    private static List<String> troubles(Store store) {
        List<String> troubles = new ArrayList<>();
        long behind = store.conclusions().behind();
        if (behind > 0) {
            troubles.add("stopped with " + behind + " transactions to go; run it again to go on from there");
        }
        store.findings().detectors().stream()
                .filter(detector -> detector.state().equals("failed"))
                .forEach(
                        detector -> troubles.add("the check " + detector.detector() + " failed: " + detector.reason()));
        store.conclusions().failures().forEach(broken -> troubles.add(broken.sentence()));
        return troubles;
    }
}
