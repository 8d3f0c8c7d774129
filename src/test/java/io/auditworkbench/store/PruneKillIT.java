package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.ProgramProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A store whose pruning is killed at any moment is as it was, or pruned: never anything between.
///
/// More kills: `mvn verify -Dit.test=PruneKillIT -Dkills=200`; another course: `-Dseed=…`.
class PruneKillIT {

    private static final int TRANSACTIONS = 4_000;
    private static final int GONE = 2_048;

    @TempDir
    Path directory;

    /// What is killed: it says when it begins, prunes a store once, and says so.
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        try (Store store = Store.openSigned(file, Clock.systemUTC(), new LogKeeper(Path.of(arguments[1])))) {
            long cut = Shop.header(GONE + 1).commitMicros();
            System.out.println("begins");
            store.writer().prune(new PruneRequest(cut, "400d", "Ada", 7), Optional.empty());
            System.out.println("pruned");
        }
    }

    @Test
    @Timeout(600)
    void aKilledPruningIsDoneOrIsNot() throws IOException {
        // Given
        Path whole = directory.resolve("whole.awb");
        Path state = directory.resolve("state");
        Path file = directory.resolve("audit.awb");
        try (Store store = Store.openSigned(whole, Clock.systemUTC(), new LogKeeper(state))) {
            SourceId source = store.source(Shop.SOURCE);
            var orders = Shop.table("orders");
            for (int i = 1; i <= TRANSACTIONS; i++) {
                Shop.seal(
                                Shop.header(i),
                                Shop.insert(orders, Shop.row(i, "10.00", "first"))
                                        .by("insert " + i))
                        .appendTo(store.writer(), source);
            }
            store.writer().commit();
        }
        long longest = runAndKill(copy(whole, file), directory.resolve("measured"), Long.MAX_VALUE)
                .nanos();
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        int done = 0;
        int undone = 0;
        int kills = Integer.getInteger("kills", 8);
        for (int kill = 1; kill <= kills || done == 0 || undone == 0; kill++) {
            // When
            copy(whole, file);
            boolean isLet = kill > kills && done == 0;
            runAndKill(file, directory.resolve("state-" + kill), isLet ? Long.MAX_VALUE : random.nextLong(longest * 2));

            // Then
            try (Store store = Store.openForReading(file)) {
                String course = "seed " + seed + ", kill " + kill;
                LogCheckResult result = store.checkLog(
                        new LogKeeper(directory.resolve("nothing")), LogCheck.Reach.EVERYTHING, List.of(), _ -> {});
                assertThat(store.damage()).as(course).isEmpty();
                assertThat(result.problems()).as(course).isEmpty();
                assertThat(result.transactions()).as(course).isEqualTo(TRANSACTIONS);
                boolean isDone = !result.pruned().isEmpty();
                assertThat(result.events()).as(course).isEqualTo(isDone ? TRANSACTIONS - GONE : TRANSACTIONS);
                done += isDone ? 1 : 0;
                undone += isDone ? 0 : 1;
            }
        }
    }

    private static Path copy(Path whole, Path file) throws IOException {
        Files.deleteIfExists(Path.of(file + "-wal"));
        Files.deleteIfExists(Path.of(file + "-shm"));
        return Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// How long it was let run after it began.
    private record Killed(long nanos) {}

    private static Killed runAndKill(Path file, Path state, long afterNanos) throws IOException {
        List<String> command = new ArrayList<>(ProgramProcess.java("-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(List.of(PruneKillIT.class.getName(), file.toString(), state.toString()));
        Process victim = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = victim.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("begins");
            long began = System.nanoTime();
            if (afterNanos == Long.MAX_VALUE) {
                assertThat(lines.readLine()).isEqualTo("pruned");
            } else {
                LockSupport.parkNanos(afterNanos);
                victim.toHandle().destroyForcibly();
            }
            long nanos = System.nanoTime() - began;
            victim.onExit().join();
            return new Killed(nanos);
        }
    }
}
