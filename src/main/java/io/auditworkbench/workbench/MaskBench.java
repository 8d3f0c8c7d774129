package io.auditworkbench.workbench;

import io.auditworkbench.masking.MaskMode;
import io.auditworkbench.masking.MaskRule;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.masking.PseudonymKey;
import io.auditworkbench.synth.HistoryTransaction;
import io.auditworkbench.synth.ShopHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures what masking costs: the same invented history, normalised, masked, hashed and stored, without a policy and
/// with one of each mode, in turn.
///
/// - **Threading**: one thread, which makes the writer's through the executor.
public final class MaskBench {

    private static final long SEED = 20_261_128;

    private final Path folder;
    private final Clock clock;
    private final ExecutorService executor;

    public MaskBench(Path folder, Clock clock, ExecutorService executor) {
        this.folder = folder;
        this.clock = clock;
        this.executor = executor;
    }

    /// One store that was written; `policy` is a mode, or `no policy`.
    ///
    /// - **Units**: nanoseconds; bytes.
    public record Leg(String policy, long events, long nanos, long bytes) {

        /// Events a second.
        public double rate() {
            return events * 1e9 / nanos;
        }
    }

    /// Writes `runs` rounds of every leg, each in a new store that is removed again; `each` hears of every leg.
    public void run(long events, int runs, Consumer<Leg> each) throws InterruptedException {
        Map<String, Masker> maskers = maskers();
        // what the virtual machine learns in the first store is not counted
        write("no policy", new Masker(MaskingPolicy.KEEP_EVERYTHING), events);
        for (int run = 0; run < runs; run++) {
            for (Map.Entry<String, Masker> leg : maskers.entrySet()) {
                each.accept(write(leg.getKey(), leg.getValue(), events));
            }
        }
    }

    private static Map<String, Masker> maskers() {
        List<MaskMode> modes = List.of(
                new MaskMode.Drop(),
                new MaskMode.Full(),
                new MaskMode.Partial(2, 4),
                new MaskMode.Pseudonym(),
                new MaskMode.Generalise(MaskMode.Dates.MONTH, 100),
                new MaskMode.Erasable(),
                new MaskMode.Sealed());
        Map<String, Masker> maskers = new LinkedHashMap<>();
        maskers.put("no policy", masker(null));
        modes.forEach(mode -> maskers.put(mode.word(), masker(mode)));
        return maskers;
    }

    private static Masker masker(@Nullable MaskMode mode) {
        if (mode == null) {
            return new Masker(MaskingPolicy.KEEP_EVERYTHING);
        }
        // everything but the keys: no policy costs more
        List<MaskRule> rules = List.of(new MaskRule("*.id", null, new MaskMode.Keep()), new MaskRule("*", null, mode));
        return new Masker(MaskingPolicy.of(mode.word(), mode.word(), rules, null)
                .with(PseudonymKey.of("of the bench, and long enough for one")));
    }

    private Leg write(String policy, Masker masker, long events) throws InterruptedException {
        Path file = folder.resolve("masking-" + policy.replace(' ', '-') + ".awb");
        List<HistoryTransaction> history = new ArrayList<>();
        ShopHistory shop = new ShopHistory(SEED, events);
        for (long made = 0; made < events; ) {
            HistoryTransaction next = shop.next();
            history.add(next);
            made += next.changes().size();
        }
        try {
            long start = System.nanoTime();
            long written;
            long nanos;
            try (StoreFilling filling = new StoreFilling(file, events, clock, executor, masker)) {
                for (HistoryTransaction next : history) {
                    filling.add(next);
                }
                filling.finish();
                written = filling.events();
                nanos = System.nanoTime() - start;
            }
            // closed, the write-ahead log is in the file
            return new Leg(policy, written, nanos, Files.size(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            remove(file);
        }
    }

    private static void remove(Path file) {
        for (String ending : List.of("", "-wal", "-shm")) {
            try {
                Files.deleteIfExists(Path.of(file + ending));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
