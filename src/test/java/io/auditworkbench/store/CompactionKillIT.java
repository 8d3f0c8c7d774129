package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.ProgramProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A store whose rewriting is killed again and again at any moment is whole, and holds what it held.
///
/// More kills: `mvn verify -Dit.test=CompactionKillIT -Dkills=200`; another course: `-Dseed=…`.
class CompactionKillIT {

    private static final int TRANSACTIONS = 1_000;
    private static final int LONGEST_MILLIS = 400;

    @TempDir
    Path directory;

    /// What is killed: it rewrites a store without end, and says so each time.
    public static void main(String[] arguments) {
        System.out.println("begins");
        while (!System.out.checkError()) {
            Compaction.run(Path.of(arguments[0]));
            System.out.println("rewritten");
        }
    }

    @Test
    @Timeout(600)
    void killedCompactionsLeaveAWholeStore() throws IOException {
        // Given
        Path file = directory.resolve("audit.awb");
        try (Store store = Store.openForWriting(file, Clock.systemUTC())) {
            SourceId source = store.source(Shop.SOURCE);
            for (long number = 1; number <= TRANSACTIONS; number++) {
                StoreVictim.transaction(number).appendTo(store.writer(), source);
                store.writer().position(source, Long.toString(number));
            }
            store.writer().commit();
        }
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        long rewritten = 0;

        for (int kill = 1; kill <= Integer.getInteger("kills", 8); kill++) {
            // When
            rewritten += runAndKill(file, random.nextInt(LONGEST_MILLIS));

            // Then
            try (Store reading = Store.openForReading(file)) {
                assertThat(reading.damage())
                        .as("seed " + seed + ", kill " + kill)
                        .isEmpty();
                assertThat(StoredTruth.assertIn(reading, reading.source(Shop.SOURCE)))
                        .isEqualTo(TRANSACTIONS);
            }
        }
        assertThat(rewritten).as("how often it came to its end").isPositive();
        Compaction.run(file);
        assertThat(Compaction.room(file).freeBytes()).isZero();
    }

    /// Kills it some time after it began or came to an end; returns how often it came to an end.
    private static long runAndKill(Path file, int afterMillis) throws IOException {
        List<String> command = new ArrayList<>(ProgramProcess.java("-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(List.of(CompactionKillIT.class.getName(), file.toString()));
        Process victim = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long rewritten = 0;
        try (var lines = victim.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("begins");
            assertThat(lines.readLine()).as("it ended by itself").isEqualTo("rewritten");
            LockSupport.parkNanos(afterMillis * 1_000_000L);
            victim.toHandle().destroyForcibly();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rewritten++;
            }
        }
        victim.onExit().join();
        return rewritten + 1;
    }
}
