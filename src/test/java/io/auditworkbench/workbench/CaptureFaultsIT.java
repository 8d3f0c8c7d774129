package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.RandomWorkload;
import io.auditworkbench.testing.SourceTables;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.TableFold;
import io.auditworkbench.testing.TableShape;
import io.auditworkbench.testing.TcpFaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Capture through a server that dies, a connection that breaks in every way, a purged log, and a very large
/// transaction. `-Dcloses=100` closes a capture under backlog that often.
@Timeout(300)
class CaptureFaultsIT {

    private static final long SEED = Long.getLong("workload.seed", 20_261_123L);
    private static final int CLOSES = Integer.getInteger("closes", 12);

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    @TempDir
    Path folder;

    private final List<RunningCapture> captures = new ArrayList<>();

    @AfterEach
    void endCaptures() {
        captures.forEach(RunningCapture::close);
    }

    private RunningCapture running(RunningCapture capture) {
        captures.add(capture);
        return capture;
    }

    private RunningCapture start(Path store, int port) {
        return running(RunningCapture.start(store, port, mysql.schema() + ".*"));
    }

    private void freshSchema() {
        mysql.startWith();
    }

    private void assertRecordEqualsSource(Path store) {
        new CaptureTrial(store, mysql.port(), mysql.schema() + ".*").capture();
        try (SqlSession session = mysql.session()) {
            List<TableShape> tables = TableShape.of(session, mysql.schema());
            TableFold fold = new TableFold(tables);
            StoredChanges.forEach(store, fold::apply);
            fold.contents().mustEqual(SourceTables.read(session, tables));
        }
    }

    @Test
    void serverThatIsKilledAndStartedAgainLosesNothing() throws Exception {
        freshSchema();
        Path store = folder.resolve("restart.awb");
        RandomWorkload workload = new RandomWorkload(SEED, 2);
        try (SqlSession session = mysql.session();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            workload.createTables(session);
            workload.run(mysql::session, threads, 2, 10);
        }
        RunningCapture capture = start(store, mysql.port());
        capture.awaitState("live");
        for (int i = 0; i < 2; i++) {
            mysql.server().kill();
            capture.awaitState("reconnecting");
            mysql.server().startAgain();
            capture.awaitState("live");
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                workload.run(mysql::session, threads, 2, 10);
            }
        }
        capture.stop();
        assertRecordEqualsSource(store);
    }

    @Test
    void connectionThatIsCutInMidEventOrFallsSilentLosesNothing() throws Exception {
        freshSchema();
        Path store = folder.resolve("cut.awb");
        mysql.run("create table t(id int primary key auto_increment, v varchar(2000))");
        try (TcpFaultProxy proxy = new TcpFaultProxy(mysql.port())) {
            RunningCapture capture = start(store, proxy.port());
            capture.awaitState("live");
            for (int i = 0; i < 3; i++) {
                proxy.cutAfterBytes(20_000 + i * 777L);
                long before = capture.eventsStored();
                mysql.run("insert into t(v) select repeat('x', 500) from information_schema.columns limit 300");
                Eventually.isTrue("events after the cut", () -> capture.eventsStored() > before);
                capture.awaitState("live");
            }
            proxy.goHalfOpen();
            mysql.run("insert into t(v) values ('while silent')");
            capture.awaitState("reconnecting");
            proxy.heal();
            capture.awaitState("live");
            capture.stop();
        }
        assertRecordEqualsSource(store);
    }

    /// Debezium 3.6.1 prepares schema statements with an expression that takes stack for every character of a literal.
    @Test
    void schemaStatementThatTheParserCannotTakeEndsCaptureInWords() {
        freshSchema();
        CaptureTrial trial = new CaptureTrial(folder.resolve("deep.awb"), mysql.port(), mysql.schema() + ".*");
        mysql.run("create table t(id int primary key)");
        trial.capture();
        mysql.run("create table d(v varchar(16000) default '" + "x".repeat(16_000) + "')", "insert into t values (1)");

        Throwable failure = catchThrowable(trial::capture);

        assertThat(failure)
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        ended -> assertThat(ended.code()).isEqualTo(ErrorCode.UNREADABLE_EVENT));
    }

    @Test
    void transactionLargerThanACommitIsNeverSeenInPart() throws Exception {
        freshSchema();
        Path store = folder.resolve("large.awb");
        mysql.run("create table t(id int primary key auto_increment, v varchar(100))");
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        trial.capture();
        mysql.run(
                "insert into t(v) select repeat('y', 50) from information_schema.columns a, information_schema.columns b limit 60000",
                "insert into t(v) values ('after')");
        trial.capture();
        assertThat(trial.rows("select event_count from source_tx where kind = 1 order by tx_id"))
                .containsExactly(List.of("60000"), List.of("1"));
        assertRecordEqualsSource(store);
    }

    @Test
    void purgedLogStopsCaptureAndIsNamed() {
        freshSchema();
        Path store = folder.resolve("purged.awb");
        mysql.run("create table t(id int primary key)");
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        trial.capture();
        mysql.run("insert into t values (1)", "flush binary logs", "insert into t values (2)", "flush binary logs");
        String newest = mysql.binlogEnd().file();
        mysql.run("purge binary logs to '" + newest + "'");
        assertThat(catchThrowable(trial::capture))
                .hasMessage("The server no longer has the binlog that capture was to read next.");
        assertThat(trial.gaps()).containsExactly("BINLOG_LOST");
        assertThat(catchThrowable(trial::capture)).isNotNull();
        assertThat(trial.gaps()).as("the same loss is one gap").containsExactly("BINLOG_LOST");
    }

    @Test
    void captureClosedUnderBacklogLeavesNoThread() throws Exception {
        freshSchema();
        Path store = folder.resolve("closes.awb");
        mysql.run("create table t(id int primary key auto_increment, v varchar(100))");
        new CaptureTrial(store, mysql.port(), mysql.schema() + ".*").capture();
        mysql.run(
                "insert into t(v) select repeat('z', 80) from information_schema.columns a, information_schema.columns b limit 200000");
        Duration slowest = Duration.ZERO;
        for (int i = 0; i < CLOSES; i++) {
            RunningCapture capture = start(store, mysql.port());
            capture.awaitState("live");
            Duration took = capture.stop();
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        System.out.println(CLOSES + " closes, the slowest took " + slowest.toMillis() + " ms");
        Eventually.isTrue("no reader thread", () -> readers() == 0);
        assertRecordEqualsSource(store);
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("blc-") || thread.getName().contains("debezium"))
                .count();
    }
}
