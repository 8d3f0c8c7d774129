package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A writer killed again and again loses nothing that it reported as committed, doubles nothing, and leaves no half
/// transaction.
///
/// More kills: `mvn verify -Dit.test=StoreKillIT -Dkills=200`; another course: `-Dseed=…`.
class StoreKillIT {

    private static final int MOST_COMMITS = 40;

    @TempDir
    Path directory;

    @Test
    @Timeout(1_200)
    void killedWritersLeaveWholeTransactionsAndTheirPosition() throws IOException {
        // Given
        Path file = directory.resolve("audit.awb");
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        long stored = 0;

        for (int kill = 1; kill <= Integer.getInteger("kills", 8); kill++) {
            // When
            long reported = runAndKill(file, 1 + random.nextInt(MOST_COMMITS));

            // Then
            String where = "seed " + seed + ", kill " + kill;
            try (Store reading = Store.openForReading(file)) {
                long found = StoredTruth.assertIn(reading, reading.source(Shop.SOURCE));
                assertThat(found).as(where).isGreaterThanOrEqualTo(Math.max(reported, stored));
                stored = found;
            }
        }
        assertThat(stored).isGreaterThan(100);
        try (Store store = Store.openForWriting(file, Clock.systemUTC())) {
            assertThat(store.writer().stagedCount()).isZero();
            assertThat(store.damage()).isEmpty();
            assertThat(StoredTruth.assertIn(store, store.source(Shop.SOURCE))).isEqualTo(stored);
        }
    }

    /// The last transaction that the writer reported before it was killed; 0 when it reported none.
    private static long runAndKill(Path file, int commits) throws IOException {
        Process victim = StoreVictim.start(file);
        long reported = 0;
        try (var lines = victim.inputReader()) {
            for (int i = 0; i < commits; i++) {
                String line = lines.readLine();
                assertThat(line).as("the writer ended by itself").isNotNull();
                reported = Long.parseLong(line);
            }
            // Through its handle: the process object would close the stream with the last reports in it.
            victim.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reported = line.isEmpty() ? reported : Math.max(reported, whole(line, reported));
            }
        }
        victim.onExit().join();
        return reported;
    }

    /// The kill may cut the last line short; then it says too little, never too much.
    private static long whole(String line, long otherwise) {
        return line.chars().allMatch(Character::isDigit) ? Long.parseLong(line) : otherwise;
    }
}
