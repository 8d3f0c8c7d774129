package io.auditworkbench.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.InclusionProof;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.LogProofs;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.StoreBench;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints how large the proof of one event is, and how long it takes to make and check, for `docs/performance.md`; not
/// part of the tests. Of the signed store `-Dproof.store=FILE`, or of one that it makes.
///
/// A proof is what a bundle has of it: the path from the event to the root of its transaction, and from the transaction
/// to the signed root.
class ProofFigures {

    private static final int EVENTS = Integer.getInteger("proof.events", 200_000);
    private static final int PROOFS = Integer.getInteger("proof.count", 2_000);
    private static final int HASH_BYTES = 32;

    private final LeafHasher hasher = new LeafHasher();
    private final List<Long> bytes = new ArrayList<>();
    private final List<Long> writtenBytes = new ArrayList<>();

    @Test
    void print(@TempDir Path folder) throws Exception {
        String named = System.getProperty("proof.store");
        Path file = named == null ? made(folder) : Path.of(named);
        List<Long> cold = new ArrayList<>();
        List<Long> warm = new ArrayList<>();
        Random random = new Random(1);
        try (Store store = Store.openForReading(file);
                LogProofs proofs = store.proofs()) {
            long last = store.changes().lastSeq();
            Checkpoint checkpoint = proofs.checkpoint().orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "%,d events in %,d signed transactions, %,d proofs%n",
                    last,
                    checkpoint.size(),
                    PROOFS);
            for (int i = 0; i < PROOFS; i++) {
                long seq = 1 + random.nextLong(last);
                cold.add(cold(file, seq));
                warm.add(nanos(() -> prove(store, proofs, checkpoint, seq)));
            }
        }
        print("bytes, hashes alone", bytes, 1);
        print("bytes, as written in a bundle", writtenBytes, 1);
        print("ms, store opened for each", cold, 1e6);
        print("ms, store open", warm, 1e6);
        assertThat(bytes).hasSize(2 * PROOFS);
    }

    private static Path made(Path folder) throws InterruptedException {
        Path file = folder.resolve("proofs.awb");
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            new StoreBench(Clock.systemUTC(), executor).write(file, EVENTS, _ -> {});
        }
        StoreOpener.signing(Clock.systemUTC(), new LogKeeper(folder.resolve("state")))
                .open(file)
                .close();
        return file;
    }

    private long cold(Path file, long seq) {
        return nanos(() -> {
            try (Store store = Store.openForReading(file);
                    LogProofs proofs = store.proofs()) {
                prove(store, proofs, proofs.checkpoint().orElseThrow(), seq);
            }
        });
    }

    /// Makes the proof of one event and follows it to the signed root.
    private void prove(Store store, LogProofs proofs, Checkpoint checkpoint, long seq) {
        store.changes().forEachOf(List.of(seq), event -> prove(store, proofs, checkpoint, event));
    }

    private void prove(Store store, LogProofs proofs, Checkpoint checkpoint, StoredEvent event) {
        var transaction = event.transaction();
        InclusionProof inTransaction =
                proofs.ofEvents(transaction, List.of(event.ordinal())).get(event.ordinal());
        InclusionProof inLog = proofs.ofTransaction(transaction.txId(), checkpoint.size());
        byte[] leaf = hasher.event(
                event.ordinal(),
                hasher.table(event.table()),
                store.changes().statement(event).map(hasher::statement).orElse(null),
                event.bytes());
        String source = store.catalogue().sources().stream()
                .filter(each -> each.id().equals(transaction.source()))
                .findFirst()
                .orElseThrow()
                .name();
        byte[] root = inTransaction.root(leaf).orElseThrow();
        byte[] ofTransaction = hasher.transaction(source, transaction.header(), transaction.eventCount(), root);
        assertThat(inLog.proves(ofTransaction, checkpoint.root())).isTrue();
        long hashes = (long) inTransaction.path().size() + inLog.path().size();
        bytes.add(hashes * HASH_BYTES);
        // base64, two quotation marks and a comma
        writtenBytes.add(hashes * ((HASH_BYTES + 2) / 3 * 4 + 3));
    }

    private static long nanos(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return System.nanoTime() - begun;
    }

    private static void print(String what, List<Long> figures, double unit) {
        List<Long> sorted = new ArrayList<>(figures);
        Collections.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-32s median %,9.2f  p99 %,9.2f  most %,9.2f%n",
                what,
                sorted.get(sorted.size() / 2) / unit,
                sorted.get(sorted.size() * 99 / 100) / unit,
                sorted.getLast() / unit);
    }
}
