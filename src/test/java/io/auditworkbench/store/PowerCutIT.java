package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.Strace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Power cuts: the system calls of a writer are recorded, and for each trial a disk is made that lost what was not
/// synced.
///
/// 500 cuts by default; more: `mvn verify -Dit.test=PowerCutIT -Dcuts=10000`, another course: `-Dcut.seed=…`. The seed
/// is printed with every failure.
@Timeout(3_600)
class PowerCutIT {

    private static final int CUTS = Integer.getInteger("cuts", 500);
    private static final long SEED = Long.getLong("cut.seed", 20_261_123L);
    private static final int TRANSACTIONS = 35;
    private static final String STORE = "audit.awb";

    @TempDir
    Path folder;

    /// What a store is after a cut; the first that holds.
    private enum Verdict {
        CORRUPT,
        TORN,
        LOST,
        WHOLE
    }

    @Test
    void powerCutsLoseNothingThatWasAcknowledgedTearNothingAndCorruptNothing() throws Exception {
        // When
        Map<Verdict, Integer> verdicts = cut("full", CUTS);

        // Then
        assertThat(verdicts).as("seed %d", SEED).isEqualTo(Map.of(Verdict.WHOLE, CUTS));
    }

    /// The disk of these trials is cruel enough: a writer that does not wait for it does not survive.
    @Test
    void writerThatDoesNotWaitForTheDiskIsCaught() throws Exception {
        // When
        Map<Verdict, Integer> verdicts = cut("off", Math.max(60, CUTS / 20));

        // Then
        assertThat(verdicts)
                .as("seed %d", SEED)
                .hasEntrySatisfying(Verdict.CORRUPT, count -> assertThat(count).isPositive())
                .hasEntrySatisfying(Verdict.LOST, count -> assertThat(count).isPositive());
    }

    private Map<Verdict, Integer> cut(String synchronous, int cuts) throws Exception {
        List<DiskOperation> operations = record(synchronous);
        PowerCut power = new PowerCut(operations);
        Random random = new Random(SEED);
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int trial = 0; trial < cuts; trial++) {
            Path disk = Files.createDirectory(folder.resolve("disk-" + trial));
            long acknowledged = power.leave(disk, random);
            verdicts.merge(verdict(disk.resolve(STORE), acknowledged), 1, Integer::sum);
            delete(disk);
        }
        System.out.printf(
                Locale.ROOT,
                "PowerCutIT: synchronous=%s, seed %d, %d cuts among %d operations: %s%n",
                synchronous,
                SEED,
                cuts,
                operations.size(),
                verdicts);
        return verdicts;
    }

    private List<DiskOperation> record(String synchronous) throws Exception {
        Path written = Files.createDirectory(folder.resolve("written"));
        List<String> options = new ArrayList<>(DiskOperation.STRACE_OPTIONS);
        Stream.of(STORE, STORE + "-wal", STORE + "-journal", DiskOperation.ACKNOWLEDGED)
                .forEach(file -> options.addAll(List.of("-P", "" + written.resolve(file))));
        Path log = folder.resolve("calls");
        List<String> command = new ArrayList<>(Strace.before(log, options));
        command.addAll(List.of(
                "" + Path.of(System.getProperty("java.home"), "bin", "java"),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                PowerVictim.class.getName(),
                "" + written.resolve(STORE),
                synchronous,
                "" + TRANSACTIONS,
                "" + written.resolve(DiskOperation.ACKNOWLEDGED)));
        Path said = folder.resolve("said");
        Process victim = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(victim.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(victim.exitValue()).as(Files.readString(said)).isZero();
        return DiskOperation.read(log);
    }

    private static Verdict verdict(Path store, long acknowledged) {
        try (Store survivor = Store.openForWriting(store, Clock.systemUTC())) {
            if (!survivor.damage().isEmpty()) {
                return Verdict.CORRUPT;
            }
            long found = StoredTruth.assertIn(survivor, survivor.source(Shop.SOURCE));
            return found < acknowledged ? Verdict.LOST : Verdict.WHOLE;
        } catch (RuntimeException refusedOrBroken) {
            return Verdict.CORRUPT;
        } catch (AssertionError notWhole) {
            return Verdict.TORN;
        }
    }

    private static void delete(Path disk) throws IOException {
        try (Stream<Path> files = Files.list(disk)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(disk);
    }
}
