package io.auditworkbench.workbench;

import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Fills the side indexes of a store that nobody captures into.
public final class StoreIndexing {

    private final StoreOpener stores;

    public StoreIndexing(StoreOpener stores) {
        this.stores = stores;
    }

    /// Indexes everything there is, unless `stop` says so earlier; `progress` hears now and then how many of the events
    /// were looked at. Returns the number of events in the store.
    ///
    /// - **Errors**: `NOT_FOUND`, and as [Store#openForWriting]; `STORE_BUSY` while capture runs, which does this
    ///   itself.
    public long index(Path file, LongConsumer progress, BooleanSupplier stop) {
        Store.openForReading(file).close();
        try (Store store = stores.open(file)) {
            index(store, progress, stop);
            return store.changes().lastSeq();
        }
    }

    static void index(Store store, LongConsumer progress, BooleanSupplier stop) {
        SearchedTexts texts = new SearchedTexts();
        while (!stop.getAsBoolean() && store.writer().indexFurther(texts)) {
            progress.accept(store.writer().indexedThrough());
        }
    }
}
