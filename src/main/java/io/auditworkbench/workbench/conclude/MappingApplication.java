package io.auditworkbench.workbench.conclude;

import io.auditworkbench.store.ConclusionCursor;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.store.StoreWriter;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Concludes from what was captured before its tables were mapped.
///
/// What was concluded already stays as it is, also where it would say something else today: that is counted. Detectors
/// do not look at the past again: their habits and findings belong to the order in which they saw it. [AllAnew] does
/// both.
///
/// - **Threading**: one thread.
public final class MappingApplication {

    private static final int CHANGES_A_STEP = 16_384;

    private final StoreOpener stores;
    private final KnowledgeBook book;

    public MappingApplication(StoreOpener stores, KnowledgeBook book) {
        this.stores = stores;
        this.book = book;
    }

    /// How it ended.
    ///
    /// - **Shape**: `changes` that were looked at, `concluded` business events that are new, `different` ones that
    ///   stayed although they would say something else now; `isPartial` when it was stopped: begun again, it concludes
    ///   the rest.
    public record Applied(long changes, long concluded, long different, boolean isPartial) {}

    /// Goes through the whole log, unless `stop` says so earlier; `progress` hears how many changes were looked at.
    ///
    /// - **Errors**: `NOT_FOUND`, and as [Store#openForWriting]; `STORE_BUSY` while capture runs.
    public Applied apply(Path file, LongConsumer progress, BooleanSupplier stop) {
        Store.openForReading(file).close();
        try (Store store = stores.open(file)) {
            Knowledge knowledge = book.in(store);
            long before = store.conclusions().total();
            if (!isUpToDate(store, knowledge, stop)) {
                return new Applied(0, store.conclusions().total() - before, 0, true);
            }
            SecondLook look = new SecondLook(store, knowledge);
            boolean isDone = isEnded(() -> look.link(CHANGES_A_STEP), look, progress, stop)
                    && isEnded(() -> look.conclude(CHANGES_A_STEP), look, progress, stop);
            if (isDone) {
                look.findLost();
                keepMapping(store, knowledge);
            }
            return new Applied(look.looked(), store.conclusions().total() - before, look.different(), !isDone);
        }
    }

    /// What nothing was concluded from yet comes first, so that the second look is at all there is.
    private static boolean isUpToDate(Store store, Knowledge knowledge, BooleanSupplier stop) {
        try (Concluding concluding = new Concluding(store, knowledge)) {
            while (concluding.step(CHANGES_A_STEP)) {
                if (stop.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean isEnded(BooleanSupplier step, SecondLook look, LongConsumer progress, BooleanSupplier stop) {
        while (step.getAsBoolean()) {
            progress.accept(look.looked());
            if (stop.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    private static void keepMapping(Store store, Knowledge knowledge) {
        StoreWriter writer = store.writer();
        writer.conclude(() -> {
            ConclusionCursor cursor = writer.conclusions().cursor();
            writer.conclusions()
                    .advance(new ConclusionCursor(
                            cursor.throughTx(),
                            cursor.throughSeq(),
                            cursor.watermarkMicros(),
                            knowledge.mapping().digest()));
        });
    }
}
