package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.RandomWorkload;
import io.auditworkbench.testing.SourceTables;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.TableFold;
import io.auditworkbench.testing.TableShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A server without GTIDs: file and offset alone say where capture stands, through kills, rotations and a purge.
@Timeout(300)
class WithoutGtidIT {

    private static final long SEED = Long.getLong("workload.seed", 20_261_123L);
    private static final int KILLS = Integer.getInteger("kills", 3);

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated("gtid_mode=OFF", "enforce_gtid_consistency=OFF");

    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void freshSchema() {
        store = folder.resolve("plain.awb");
        mysql.startWith();
    }

    private CaptureTrial trial() {
        return new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
    }

    @Test
    void killsAndRotationsLoseNothingAndDoubleNothing() throws Exception {
        Random random = new Random(SEED);
        RandomWorkload workload = new RandomWorkload(SEED, 3);
        try (SqlSession session = mysql.session();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            workload.createTables(session);
            trial().capture();
            for (int kill = 0; kill < KILLS; kill++) {
                CaptureProcess capture = CaptureProcess.start(folder, store, mysql);
                capture.awaitWord("live");
                workload.run(mysql::session, threads, 2, 10);
                session.run("flush binary logs");
                workload.run(mysql::session, threads, 2, 10);
                capture.killAfter(Duration.ofMillis(random.nextInt(300)));
            }
            trial().capture();
            List<TableShape> tables = TableShape.of(session, mysql.schema());
            TableFold fold = new TableFold(tables);
            StoredChanges.forEach(store, fold::apply);
            fold.contents().mustEqual(SourceTables.read(session, tables));
        }
        assertThat(trial().gaps()).as("seed %d", SEED).isEmpty();
        assertThat(trial().rows("select count(*) from source_tx where gtid_origin_id is not null"))
                .containsExactly(List.of("0"));
    }

    /// A whole second would lie before the transaction began.
    @Test
    void commitTimeIsThatOfItsOwnTransaction() {
        mysql.run("create table t(id int primary key)");
        trial().capture();
        String clock = "select cast(unix_timestamp(now(6)) * 1000000 as signed)";
        List<Long> clocks = new ArrayList<>();
        try (SqlSession session = mysql.session()) {
            for (String statement : List.of("insert into t values (1)", "alter table t add v int", "delete from t")) {
                clocks.add(Long.parseLong(session.value(clock)));
                session.run(statement);
            }
            clocks.add(Long.parseLong(session.value(clock)));
        }
        trial().capture();
        List<Long> commits =
                trial().rows("select commit_us from source_tx where kind in (1, 3) order by tx_id").stream()
                        .map(row -> Long.parseLong(row.getFirst()))
                        .toList();
        assertThat(commits).hasSize(3);
        for (int number = 0; number < commits.size(); number++) {
            assertThat(commits.get(number)).isBetween(clocks.get(number), clocks.get(number + 1));
        }
    }

    @Test
    void purgedLogStopsCaptureAndIsNamed() {
        mysql.run("create table t(id int primary key)");
        trial().capture();
        mysql.run("insert into t values (1)", "flush binary logs", "insert into t values (2)", "flush binary logs");
        mysql.run("purge binary logs to '" + mysql.binlogEnd().file() + "'");
        assertThat(catchThrowable(() -> trial().capture()))
                .hasMessage("The server no longer has the binlog that capture was to read next.");
        assertThat(trial().gaps()).containsExactly("BINLOG_LOST");
    }
}
