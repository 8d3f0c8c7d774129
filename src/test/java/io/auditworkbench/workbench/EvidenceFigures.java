package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.synth.HistoryTransaction;
import io.auditworkbench.synth.ShopHistory;
import io.auditworkbench.synth.mysql.BenchBacklog;
import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.EmbeddedMysqlOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints what evidence costs capture, for `docs/performance.md`; not part of the tests.
///
/// The same changes are stored with evidence and [WithoutEvidence] in turn: once read from MySQL's binlog, which is
/// capture; once recorded, normalised, masked, encoded and stored without any source that they wait for, which is where
/// the share of evidence is at its largest.
class EvidenceFigures {

    private static final int EVENTS = Integer.getInteger("evidence.events", 200_000);
    private static final int ROUNDS = Integer.getInteger("evidence.rounds", 9);
    private static final int WARM_UP = 2;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// One round of one kind.
    ///
    /// - **Units**: nanoseconds of wall and processor; bytes.
    private record Leg(long events, long nanos, long processorNanos, long bytes) {

        double rate() {
            return events * 1e9 / nanos;
        }

        double processorMicros() {
            return processorNanos / 1e3 / events;
        }

        double bytesAnEvent() {
            return (double) bytes / events;
        }
    }

    /// Stores the changes into a new file once, and says how long that took.
    ///
    /// - **Units**: nanoseconds.
    private interface Storing {
        long run(StoreOpener opener, Path file) throws Exception;
    }

    @Test
    void capture(@TempDir Path folder) throws Exception {
        Path cache = Path.of(System.getProperty("mysql.cache", "target/mysql"));
        try (ExecutorService executor = Executors.newCachedThreadPool();
                EmbeddedMysql mysql = EmbeddedMysql.start(EmbeddedMysqlOptions.of(cache, folder.resolve("mysql")))) {
            BenchBacklog.createTable(mysql, "bench");
            CaptureBench bench = new CaptureBench(
                    "mysql://root@127.0.0.1:" + mysql.port() + "/", "bench", folder, Clock.systemUTC(), executor);
            bench.rememberPosition();
            long rows = BenchBacklog.write(mysql, "bench", BenchBacklog.Kind.OLTP, EVENTS / 2_000);
            print("captured from MySQL", folder, rows, bench::capture);
        }
    }

    @Test
    void storing(@TempDir Path folder) throws Exception {
        List<HistoryTransaction> recorded = recorded();
        long events = recorded.stream()
                .mapToLong(transaction -> transaction.changes().size())
                .sum();
        print("recorded, stored", folder, events, (opener, file) -> store(opener, file, recorded));
    }

    private static void print(String title, Path folder, long events, Storing storing) throws Exception {
        List<Leg> with = new ArrayList<>();
        List<Leg> without = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            // whoever comes first in a round gains or loses by it in turn
            Leg former = round % 2 == 0 ? with(folder, events, storing) : without(folder, events, storing);
            Leg latter = round % 2 == 0 ? without(folder, events, storing) : with(folder, events, storing);
            if (round >= 0) {
                with.add(round % 2 == 0 ? former : latter);
                without.add(round % 2 == 0 ? latter : former);
            }
        }
        System.out.printf(Locale.ROOT, "%n%,d changes %s, %d rounds of each, in turn%n", events, title, ROUNDS);
        System.out.printf(Locale.ROOT, "%-34s %12s %12s %12s%n", "", "min", "median", "max");
        line("with evidence, changes/s", with, Leg::rate);
        line("without, changes/s", without, Leg::rate);
        line("with evidence, processor µs each", with, Leg::processorMicros);
        line("without, processor µs each", without, Leg::processorMicros);
        line("with evidence, bytes each", with, Leg::bytesAnEvent);
        line("without, bytes each", without, Leg::bytesAnEvent);
        System.out.printf(
                Locale.ROOT,
                "evidence costs %.1f %% of throughput and %.1f %% of processor time (medians)%n",
                100 * (1 - median(with, Leg::rate) / median(without, Leg::rate)),
                100 * (1 - median(without, Leg::processorMicros) / median(with, Leg::processorMicros)));
        assertThat(with).hasSize(ROUNDS);
    }

    private static List<HistoryTransaction> recorded() {
        ShopHistory history = new ShopHistory(20_261_128, EVENTS);
        List<HistoryTransaction> recorded = new ArrayList<>();
        for (long events = 0;
                events < EVENTS;
                events += recorded.getLast().changes().size()) {
            recorded.add(history.next());
        }
        return recorded;
    }

    private static Leg with(Path folder, long events, Storing storing) throws Exception {
        Path own = Files.createTempDirectory(folder, "with");
        LogKeeper keeper = new LogKeeper(own.resolve("state"));
        return leg(own.resolve("a.awb"), StoreOpener.signing(Clock.systemUTC(), keeper), events, storing);
    }

    private static Leg without(Path folder, long events, Storing storing) throws Exception {
        Path own = Files.createTempDirectory(folder, "without");
        try (WithoutEvidence _ = new WithoutEvidence()) {
            return leg(own.resolve("a.awb"), StoreOpener.unsigned(Clock.systemUTC()), events, storing);
        }
    }

    private static Leg leg(Path file, StoreOpener opener, long events, Storing storing) throws Exception {
        System.gc();
        long processor = PROCESS.getProcessCpuTime();
        long nanos = storing.run(opener, file);
        Leg leg = new Leg(
                events,
                nanos,
                PROCESS.getProcessCpuTime() - processor,
                file.toFile().length());
        Files.delete(file);
        return leg;
    }

    private static long store(StoreOpener opener, Path file, List<HistoryTransaction> recorded) throws Exception {
        long begun = System.nanoTime();
        try (ExecutorService executor = Executors.newSingleThreadExecutor();
                Store store = opener.open(file)) {
            BatchWriter writer = new BatchWriter(store.source("bench"), store.writer(), new Failing());
            Future<?> writing = executor.submit(writer);
            TransactionSealer sealer = new TransactionSealer("bench", new Masker(MaskingPolicy.KEEP_EVERYTHING));
            WriteBatch batch = new WriteBatch();
            for (HistoryTransaction next : recorded) {
                var sealed = next.changes().stream().map(sealer::seal).toList();
                batch.add(
                        new WriteStep.Append(new SealedTransaction(next.header(), sealed, sealer.leaf(next.header()))));
                if (batch.isLarge()) {
                    batch.add(new WriteStep.Position(next.header().identity()));
                    writer.submit(batch);
                    batch = new WriteBatch();
                }
            }
            writer.submit(batch);
            writer.finish();
            writing.get();
            writer.throwFailure();
        }
        return System.nanoTime() - begun;
    }

    private static void line(String title, List<Leg> legs, ToDoubleFunction<Leg> figure) {
        double[] sorted = legs.stream().mapToDouble(figure).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-34s %,12.1f %,12.1f %,12.1f%n",
                title,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
    }

    private static double median(List<Leg> legs, ToDoubleFunction<Leg> figure) {
        double[] sorted = legs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static final class Failing implements BatchWriter.Listener {

        @Override
        public void stored(WriteBatch batch) {
            // nobody waits for it
        }

        @Override
        public void paused(WorkbenchException reason) {
            throw reason;
        }
    }
}
