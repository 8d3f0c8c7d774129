package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.BinlogPosition;
import io.auditworkbench.testing.FoldedChange;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.RandomWorkload;
import io.auditworkbench.testing.RawBinlogReader;
import io.auditworkbench.testing.SourceTables;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.TableFold;
import io.auditworkbench.testing.TableShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the capturing process at random instants: in the snapshot, while streaming, in a schema change, at a
/// log rotation and in a transaction that is staged on disk.
///
/// 25 kills by default; `-Dkills=300` for the long run. The seed is printed with every failure.
@Timeout(900)
class KillIT {

    private static final int KILLS = Integer.getInteger("kills", 25);
    private static final long SEED = Long.getLong("kill.seed", 20_261_123L);

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    @Test
    void killsLoseNothingDoubleNothingAndTearNothing() throws Exception {
        // Given
        Path store = folder.resolve("killed.awb");
        Random random = new Random(SEED);
        RandomWorkload workload = new RandomWorkload(SEED, 4);
        try (SqlSession session = mysql.session();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            workload.createTables(session);
            session.run("create table big(id int primary key auto_increment, v varchar(200), n int)");
            workload.run(mysql::session, threads, 2, 40);
            BinlogPosition begin = mysql.binlogEnd();
            int snapshotKills = 3;

            // When
            for (int kill = 0; kill < KILLS; kill++) {
                CompletableFuture<Void> load =
                        CompletableFuture.runAsync(() -> change(workload, random.nextInt(5)), threads);
                CaptureProcess capture = CaptureProcess.start(folder, store, mysql);
                boolean isInSnapshot = kill < snapshotKills;
                capture.awaitWord(isInSnapshot ? "snapshotting" : "live");
                capture.killAfter(Duration.ofMillis(random.nextInt(isInSnapshot ? 400 : 1_200)));
                load.join();
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
            assertOrder(store, begin);
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

    private static void assertOrder(Path store, BinlogPosition begin) {
        List<String> inBinlog = new RawBinlogReader(mysql.port(), RawBinlogReader.Images.COUNTED)
                .read(begin, mysql.binlogEnd()).stream()
                        .filter(transaction -> transaction.rowCount() > 0)
                        .map(transaction -> transaction.gtid() + " " + transaction.rowCount())
                        .toList();
        List<String> stored = StoredChanges.outlines(store).stream()
                .map(outline -> outline.gtid() + " " + outline.rows().size())
                .toList();
        // what committed before the snapshot that was completed is in the snapshot
        assertThat(stored).as("seed %d", SEED).isNotEmpty();
        assertThat(inBinlog.subList(inBinlog.size() - stored.size(), inBinlog.size()))
                .as("seed %d", SEED)
                .isEqualTo(stored);
    }

    private static void change(RandomWorkload workload, int kind) {
        try (ExecutorService two = Executors.newFixedThreadPool(2);
                SqlSession session = mysql.session()) {
            switch (kind) {
                case 0 ->
                    session.run(
                            "alter table big add column c" + Math.abs(System.nanoTime() % 100_000) + " int",
                            "insert into big(v, n) values ('after ddl', 1)");
                case 1 -> session.run("flush binary logs", "insert into big(v, n) values ('after rotation', 1)");
                case 2 ->
                    session.run(
                            "insert into big(v, n) select repeat('x', 100), a.ordinal_position from information_schema.columns a,"
                                    + " information_schema.columns b limit 12000");
                default -> {
                    // the random load alone
                }
            }
            workload.run(mysql::session, two, 2, 12);
        }
    }
}
