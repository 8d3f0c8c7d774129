package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.store.Store;
import io.auditworkbench.testing.BinlogPosition;
import io.auditworkbench.testing.FoldedChange;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.RandomWorkload;
import io.auditworkbench.testing.RawBinlogReader;
import io.auditworkbench.testing.ServersBinlog;
import io.auditworkbench.testing.SourceTables;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.TableFold;
import io.auditworkbench.testing.TableShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the capturing process at random instants: in the snapshot, while streaming, in a schema change, at a
/// log rotation and in a transaction that is staged on disk.
///
/// 25 kills by default, at least one; `-Dkills=300` for the long run. The seed is printed with every failure; how the
/// sessions interleave is up to the server.
@Timeout(value = 2, unit = TimeUnit.HOURS)
class KillIT {

    private static final int KILLS = Integer.getInteger("kills", 25);
    private static final int SNAPSHOT_KILLS = Math.min(3, KILLS / 2);
    private static final long SEED = Long.getLong("kill.seed", 20_261_123L);

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    @Test
    void killsLoseNothingDoubleNothingAndTearNothing() throws Exception {
        // Given
        long started = System.nanoTime();
        Map<Chore, Integer> kinds = new EnumMap<>(Chore.class);
        Path store = folder.resolve("killed.awb");
        Random random = new Random(SEED);
        RandomWorkload workload = new RandomWorkload(SEED, 4);
        try (SqlSession session = mysql.session();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            workload.createTables(session);
            session.run("create table big(id int primary key auto_increment, v varchar(200), n int)");
            workload.run(mysql::session, threads, 2, 40);
            BinlogPosition begin = mysql.binlogEnd();

            // When
            for (int kill = 0; kill < SNAPSHOT_KILLS; kill++) {
                workload.run(mysql::session, threads, 2, 12);
                CaptureProcess capture = CaptureProcess.start(folder, store, mysql);
                capture.awaitWord("snapshotting");
                capture.killAfter(Duration.ofMillis(random.nextInt(400)));
            }
            for (int kill = SNAPSHOT_KILLS; kill < KILLS; kill++) {
                CaptureProcess capture = CaptureProcess.start(folder, store, mysql);
                capture.awaitWord("live");
                Chore chore = Chore.values()[random.nextInt(Chore.values().length)];
                kinds.merge(chore, 1, Integer::sum);
                try (Load _ = Load.begin(workload, threads, kill, chore)) {
                    capture.killAfter(Duration.ofMillis(random.nextInt(1_200)));
                }
                assertThat(new CaptureTrial(store, mysql.port(), "")
                                .rows("select count(*) from snapshot_run where finished_us is not null"))
                        .as("what \"live\" says, seed %d, kill %d", SEED, kill)
                        .containsExactly(List.of("1"));
            }
            new CaptureTrial(store, mysql.port(), mysql.schema() + ".*").capture();

            // Then
            List<TableShape> tables = TableShape.of(session, mysql.schema());
            TableFold fold = new TableFold(tables);
            StoredChanges.forEach(store, change -> fold.apply(asDeclaredNow(change, tables)));
            fold.contents().mustEqual(SourceTables.read(session, tables));
            CaptureTrial trial = new CaptureTrial(store, mysql.port(), "");
            assertThat(trial.gaps()).as("seed %d", SEED).isEmpty();
            assertThat(
                            trial.rows(
                                    "select count(*) - count(distinct gtid_number) from source_tx where gtid_number is not null"))
                    .as("seed %d", SEED)
                    .containsExactly(List.of("0"));
            assertOrder(session, store, begin);
            try (Store reading = Store.openForReading(store)) {
                assertThat(reading.damage()).isEmpty();
                System.out.printf(
                        Locale.ROOT,
                        "KillIT: seed %d, %d kills (%d in the snapshot, then %s): 0 lost, 0 doubled, 0 torn, order as in the"
                                + " binlog; %d transactions, %d changes, %d s%n",
                        SEED,
                        KILLS,
                        SNAPSHOT_KILLS,
                        kinds,
                        reading.facts().transactions(),
                        reading.facts().events(),
                        Duration.ofNanos(System.nanoTime() - started).toSeconds());
            }
        }
    }

    /// An event keeps the columns of its own time; what ALTER added later is NULL in every older row.
    private static FoldedChange asDeclaredNow(FoldedChange change, List<TableShape> tables) {
        TableShape now = tables.stream()
                .filter(table -> table.name().equals(change.table()))
                .findFirst()
                .orElseThrow();
        return new FoldedChange(
                change.table(), change.operation(), completed(change.before(), now), completed(change.after(), now));
    }

    private static @Nullable Map<String, @Nullable String> completed(
            @Nullable Map<String, @Nullable String> image, TableShape now) {
        if (image == null) {
            return null;
        }
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        now.columns().forEach(column -> row.put(column.name(), image.get(column.name())));
        return row;
    }

    /// Twice: how many rows each transaction has, as another client of the binlog finds them, and what happened to
    /// which table in which order, as the server itself reads its binlog.
    private static void assertOrder(SqlSession session, Path store, BinlogPosition begin) {
        BinlogPosition end = mysql.binlogEnd();
        List<StoredChanges.Outline> outlines = StoredChanges.outlines(store);
        List<String> inBinlog = new RawBinlogReader(mysql.port(), RawBinlogReader.Images.COUNTED)
                .read(begin, end).stream()
                        .filter(transaction -> transaction.rowCount() > 0)
                        .map(transaction -> transaction.gtid() + " " + transaction.rowCount())
                        .toList();
        List<String> stored = outlines.stream()
                .map(outline -> outline.gtid() + " " + outline.rows().size())
                .toList();
        // what committed before the snapshot that was completed is in the snapshot
        assertThat(stored).as("seed %d", SEED).isNotEmpty();
        assertThat(inBinlog.subList(inBinlog.size() - stored.size(), inBinlog.size()))
                .as("seed %d", SEED)
                .isEqualTo(stored);
        List<ServersBinlog.Steps> steps = ServersBinlog.read(session, begin, end);
        assertThat(steps.subList(steps.size() - outlines.size(), steps.size()))
                .as("seed %d", SEED)
                .isEqualTo(outlines.stream()
                        .map(outline -> ServersBinlog.Steps.of(outline.gtid(), outline.rows()))
                        .toList());
    }

    /// What the server does once when a kill is near, besides a few ordinary changes.
    private enum Chore {
        SCHEMA_CHANGE,
        LOG_ROTATION,
        LARGE_TRANSACTION,
        MANY_DELETES,
        ONE_ROW
    }

    /// Changes the tables from before a kill until after it.
    private record Load(AtomicBoolean isEnough, CompletableFuture<Void> running) implements AutoCloseable {

        static Load begin(RandomWorkload workload, Executor threads, int number, Chore chore) {
            AtomicBoolean isEnough = new AtomicBoolean();
            return new Load(
                    isEnough,
                    CompletableFuture.runAsync(
                            () -> {
                                changeOnce(number, chore);
                                do {
                                    workload.run(mysql::session, Runnable::run, 1, 4);
                                } while (!isEnough.get());
                            },
                            threads));
        }

        private static void changeOnce(int number, Chore chore) {
            String sure = "insert into big(v, n) values ('sure', " + number + ")";
            switch (chore) {
                case SCHEMA_CHANGE -> mysql.run("alter table big add column c" + number + " int", sure);
                case LOG_ROTATION -> mysql.run("flush binary logs", sure);
                case LARGE_TRANSACTION ->
                    mysql.run(
                            "delete from big where v <> 'sure'",
                            "insert into big(v, n) select repeat('x', 100), a.ordinal_position from"
                                    + " information_schema.columns a, information_schema.columns b limit 12000",
                            sure);
                case MANY_DELETES -> mysql.run("delete from all_types_keyless where rand() < 0.5", sure);
                case ONE_ROW -> mysql.run(sure);
            }
        }

        @Override
        public void close() {
            isEnough.set(true);
            running.join();
        }
    }
}
