package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.model.change.TableSchema;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Looks at everything in a store that [StoreVictim] wrote: whole transactions, dense numbers, the position equal to
/// the data, and every hash equal to that of what is stored and of what was meant.
final class StoredTruth {

    private static final LeafHasher HASHER = new LeafHasher();
    private static final Map<Long, byte[]> MEANT = new ConcurrentHashMap<>();

    private StoredTruth() {}

    /// Returns how many transactions there are.
    static long assertIn(Store store, SourceId source) {
        ChangeLog changes = store.changes();
        AtomicLong seq = new AtomicLong();
        long transactions = 0;
        for (StoredTransaction transaction : changes.completedAfter(0, Integer.MAX_VALUE)) {
            transactions++;
            assertThat(transaction.txId()).isEqualTo(transactions);
            assertThat(transaction.firstSeq()).isEqualTo(seq.get() + 1);
            assertWhole(changes, transaction, seq);
            assertThat(transaction.leaf())
                    .isEqualTo(MEANT.computeIfAbsent(
                            transactions,
                            number -> StoreVictim.transaction(number).leaf()));
        }
        assertThat(store.position(source).orElse("0")).isEqualTo(Long.toString(transactions));
        assertThat(changes.lastSeq()).isEqualTo(seq.get());
        assertThat(store.activity().byMinute(0, Long.MAX_VALUE).stream()
                        .mapToLong(MinuteCount::events)
                        .sum())
                .isEqualTo(seq.get());
        return transactions;
    }

    private static void assertWhole(ChangeLog changes, StoredTransaction transaction, AtomicLong seq) {
        MerkleFrontier frontier = new MerkleFrontier();
        IdentityHashMap<TableSchema, byte[]> tables = new IdentityHashMap<>();
        Map<Long, byte[]> statements = new HashMap<>();
        changes.forEachEvent(transaction, event -> {
            assertThat(event.seq()).isEqualTo(seq.incrementAndGet());
            byte[] table = tables.computeIfAbsent(event.table(), HASHER::table);
            byte[] statement = event.statementId() == null
                    ? null
                    : statements.computeIfAbsent(
                            event.statementId(),
                            _ -> HASHER.statement(changes.statement(event).orElseThrow()));
            byte[] leaf = HASHER.event(event.ordinal(), table, statement, event.bytes());
            assertThat(event.leaf()).isEqualTo(leaf);
            frontier.add(leaf);
        });
        assertThat(frontier.size()).isEqualTo(transaction.eventCount());
        assertThat(HASHER.transaction(Shop.SOURCE, transaction.header(), frontier.size(), frontier.root()))
                .isEqualTo(transaction.leaf());
    }
}
