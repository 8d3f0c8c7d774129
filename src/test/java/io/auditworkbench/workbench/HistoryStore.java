package io.auditworkbench.workbench;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.Store;
import io.auditworkbench.synth.HistoryTransaction;
import java.util.List;

/// Writes invented transactions into a store as capture would.
public final class HistoryStore {

    private static final String SOURCE = "shop-db";

    private HistoryStore() {}

    /// Appends them in their order and commits.
    public static void append(Store store, List<HistoryTransaction> transactions) {
        TransactionSealer sealer = new TransactionSealer(SOURCE, new Masker(MaskingPolicy.KEEP_EVERYTHING));
        SourceId source = store.writer().addSource(SOURCE);
        for (HistoryTransaction transaction : transactions) {
            List<HashedEvent> events =
                    transaction.changes().stream().map(sealer::seal).toList();
            store.writer().append(source, transaction.header(), events, sealer.leaf(transaction.header()));
        }
        store.writer().commit();
    }
}
