package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.BinlogPosition;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.RandomWorkload;
import io.auditworkbench.testing.RawBinlogReader;
import io.auditworkbench.testing.RawTransaction;
import io.auditworkbench.testing.SourceTables;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.TableFold;
import io.auditworkbench.testing.TableShape;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What was captured, replayed, is what the server holds; and each transaction is what an independent reader finds in
/// the binlog.
@Timeout(240)
class GroundTruthIT {

    private static final long SEED = Long.getLong("workload.seed", 20_261_123L);

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    @Test
    void foldOfTheRecordEqualsSelectAndEachTransactionEqualsTheBinlogs() {
        // Given a first half that only the snapshot sees, and a second half that is streamed
        Path store = folder.resolve("truth.awb");
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        RandomWorkload workload = new RandomWorkload(SEED, 8);
        try (SqlSession session = mysql.session();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            workload.createTables(session);
            workload.run(mysql::session, threads, 4, 40);
            trial.capture();
            BinlogPosition begin = mysql.binlogEnd();
            workload.run(mysql::session, threads, 4, 80);

            // When
            trial.capture();

            // Then
            List<TableShape> tables = TableShape.of(session, mysql.schema());
            TableFold fold = new TableFold(tables);
            StoredChanges.forEach(store, fold::apply);
            fold.contents().mustEqual(SourceTables.read(session, tables));
            assertThat(StoredChanges.outlines(store))
                    .as("seed %d", SEED)
                    .hasSizeGreaterThan(100)
                    .isEqualTo(inBinlog(begin));
            assertThat(trial.gaps()).as("seed %d", SEED).isEmpty();
        }
    }

    private static List<StoredChanges.Outline> inBinlog(BinlogPosition begin) {
        return new RawBinlogReader(mysql.port())
                .read(begin, mysql.binlogEnd()).stream()
                        .filter(transaction -> transaction.rowCount() > 0)
                        .map(GroundTruthIT::outline)
                        .toList();
    }

    private static StoredChanges.Outline outline(RawTransaction transaction) {
        List<String> rows = transaction.changes().stream()
                .flatMap(change -> Stream.generate(() -> change.tableName() + " " + change.operation())
                        .limit(change.rowCount()))
                .toList();
        return new StoredChanges.Outline(transaction.gtid(), rows);
    }
}
