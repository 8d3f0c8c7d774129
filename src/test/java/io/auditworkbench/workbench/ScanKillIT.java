package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.testing.ProgramProcess;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.conclude.StoreScan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the process that draws conclusions: what it comes to in the end is, byte for byte, what one that nobody
/// killed comes to.
@Timeout(600)
class ScanKillIT {

    private static final int KILLS = 3;
    private static final long SEED = 77;
    private static final int DAYS = 20;

    @TempDir
    Path folder;

    @Test
    void killsLeaveNoTraceInWhatIsConcluded() throws Exception {
        // Given
        Path killed = folder.resolve("killed.awb");
        Path whole = folder.resolve("whole.awb");
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            new ShopStore(Clock.systemUTC(), threads).write(killed, ShopOptions.ofDays(DAYS), SEED, _ -> {});
            try (Store store = Store.openForReading(killed)) {
                store.copyTo(whole);
            }
            Masker masker = new Masker(MaskingPolicy.KEEP_EVERYTHING);
            new StoreScan(StoreOpener.unsigned(Clock.systemUTC()), KnowledgeBook.builtIn(), masker, threads)
                    .scan(whole, _ -> {}, () -> false);
        }

        // When
        Random random = new Random(SEED);
        int inTheMiddle = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long before = through(killed);
            Process scan = scan(killed);
            while (scan.isAlive() && through(killed) == before) {
                scan.waitFor(5, TimeUnit.MILLISECONDS);
            }
            if (!scan.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS)) {
                scan.destroyForcibly().waitFor();
            }
            inTheMiddle += isInTheMiddle(killed) ? 1 : 0;
        }
        Process last = scan(killed);

        // Then
        assertThat(last.waitFor()).isZero();
        assertThat(inTheMiddle).as("kills that hit the work").isPositive();
        assertThat(StoredConclusions.of(killed))
                .isEqualTo(StoredConclusions.of(whole))
                .hasSizeGreaterThan(500);
    }

    /// Concluding everything anew is all or nothing.
    @Test
    void killsWhileEverythingIsConcludedAnewChangeNothing() throws Exception {
        // Given
        Path store = folder.resolve("anew.awb");
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            new ShopStore(Clock.systemUTC(), threads).write(store, ShopOptions.ofDays(DAYS), SEED, _ -> {});
        }
        assertThat(scan(store).waitFor()).isZero();
        List<String> before = StoredConclusions.of(store);

        // When
        Random random = new Random(SEED);
        int killed = 0;
        for (int kill = 0; kill < 2; kill++) {
            Process anew = scan(store, "--again", "--yes");
            if (!anew.waitFor(1_500 + random.nextInt(1_500), TimeUnit.MILLISECONDS)) {
                anew.destroyForcibly().waitFor();
                killed++;
            }
            assertThat(StoredConclusions.of(store)).isEqualTo(before);
        }

        // Then
        assertThat(killed).isPositive();
        assertThat(scan(store, "--again", "--yes").waitFor()).isZero();
        assertThat(StoredConclusions.of(store)).isEqualTo(before).hasSizeGreaterThan(500);
    }

    private Process scan(Path store, String... further) throws IOException {
        List<String> command = new ArrayList<>(ProgramProcess.java("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("io.auditworkbench.Main", "scan", "--store", store.toString()));
        command.addAll(List.of(further));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("scan.err").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean isInTheMiddle(Path store) throws SQLException {
        return through(store)
                < Long.parseLong(StoredConclusions.rows(store, "select max(tx_id) from source_tx")
                        .getFirst());
    }

    private static long through(Path store) throws SQLException {
        return StoredConclusions.rows(store, "select through_tx from conclusion_cursor").stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
