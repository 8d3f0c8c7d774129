package io.auditworkbench.workbench.conclude;

import io.auditworkbench.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Draws the conclusions of a store that nobody captures into, from where they were left off to the end.
public final class StoreScan {

    private static final int CHANGES_A_STEP = 16_384;

    private final Clock clock;
    private final KnowledgeBook book;

    public StoreScan(Clock clock, KnowledgeBook book) {
        this.clock = clock;
        this.book = book;
    }

    /// How it ended: how many transactions are not looked at yet, and what there is now.
    public record Scanned(long behind, long businessEvents, long findings) {}

    /// Goes on to the end, unless `stop` says so earlier; `progress` hears the last transaction that was looked at.
    ///
    /// - **Errors**: `NOT_FOUND`, and as [Store#openForWriting]; `STORE_BUSY` while capture runs, which does this
    ///   itself.
    public Scanned scan(Path file, LongConsumer progress, BooleanSupplier stop) {
        Store.openForReading(file).close();
        try (Store store = Store.openForWriting(file, clock)) {
            Concluding concluding = new Concluding(store, book.in(store));
            while (!stop.getAsBoolean() && concluding.step(CHANGES_A_STEP)) {
                progress.accept(concluding.throughTransaction());
            }
            return new Scanned(
                    store.conclusions().behind(),
                    store.conclusions().total(),
                    store.findings().total());
        }
    }
}
