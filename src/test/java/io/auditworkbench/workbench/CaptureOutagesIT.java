package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.OtherReader;
import io.auditworkbench.testing.SmallDisk;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.TcpFaultProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A running capture whose server freezes, refuses it or becomes another one, whose snapshot breaks, or whose disk is
/// full.
@Timeout(300)
class CaptureOutagesIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    @TempDir
    Path folder;

    private final List<RunningCapture> captures = new ArrayList<>();

    private Path store;

    @BeforeEach
    void freshSchema() {
        store = folder.resolve("outage.awb");
        mysql.startWith("create table t(id int primary key auto_increment, v varchar(2000))");
    }

    @AfterEach
    void endCaptures() {
        captures.forEach(RunningCapture::close);
    }

    private RunningCapture running(RunningCapture capture) {
        captures.add(capture);
        return capture;
    }

    private RunningCapture start(int port) {
        return running(RunningCapture.start(store, port, mysql.schema() + ".*"));
    }

    private CaptureTrial trial() {
        return new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
    }

    private void assertEachRowIsStoredOnce() {
        try (SqlSession session = mysql.session()) {
            List<String> ids = session.rows("select id from t order by id").stream()
                    .map(row -> row.getFirst())
                    .toList();
            assertThat(trial().events().stream()
                            .map(line -> line.replaceFirst("^[si] t \\((\\d+),.*", "$1"))
                            .sorted((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b))))
                    .isEqualTo(ids);
        }
    }

    @Test
    void frozenServerIsNoticedAndCaptureGoesOnWhenItLivesAgain() throws Exception {
        RunningCapture capture = start(mysql.port());
        capture.awaitState("live");
        signal("STOP");
        long frozen = System.nanoTime();
        try {
            capture.awaitState("reconnecting");
            System.out.println("noticed after " + (System.nanoTime() - frozen) / 1_000_000 + " ms");
        } finally {
            signal("CONT");
        }
        capture.awaitState("live");
        mysql.run("insert into t(v) values ('after the frost')");
        Eventually.isTrue("the row", () -> capture.eventsStored() == 1);
        capture.stop();
        assertEachRowIsStoredOnce();
    }

    private static void signal(String name) throws Exception {
        long number = mysql.server().handle().pid();
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + number)
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void droppedAccountStopsCaptureAndSaysWhatToDo() throws Exception {
        RunningCapture capture = startAs("dropped");
        mysql.run("drop user 'dropped'@'%'");
        endSessionsOf("dropped");
        WorkbenchException failure = capture.failure();
        assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_LOGIN_REFUSED);
        assertThat(failure.nextStep()).contains("auditctl doctor");
    }

    @Test
    void anotherReaderWithOurServerIdStopsCaptureAndIsNamed() throws Exception {
        // Given
        RunningCapture capture = running(RunningCapture.start(store, mysql.port(), mysql.schema() + ".*", 991_177));
        capture.awaitState("live");

        // When
        OtherReader other = OtherReader.join(mysql.port(), 991_177);
        WorkbenchException failure = capture.failure();
        other.close();

        // Then
        assertThat(failure.code()).isEqualTo(ErrorCode.SERVER_ID_IN_USE);
        assertThat(failure.nextStep()).contains("--server-id");
    }

    @Test
    void revokedRightsStopCaptureAndSayWhatToDo() throws Exception {
        RunningCapture capture = startAs("revoked");
        mysql.run("revoke replication slave, replication client on *.* from 'revoked'@'%'");
        endSessionsOf("revoked");
        WorkbenchException failure = capture.failure();
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_READY);
        assertThat(failure.nextStep()).contains("auditctl doctor");
    }

    private RunningCapture startAs(String user) {
        mysql.run(
                "create user '" + user + "'@'%' identified by 'p'",
                "grant select, reload, show databases, replication slave, replication client, lock tables on *.* to '"
                        + user + "'@'%'");
        RunningCapture capture = running(RunningCapture.start(store, mysql.port(), mysql.schema() + ".*", user, "p"));
        capture.awaitState("live");
        return capture;
    }

    private static void endSessionsOf(String user) {
        try (SqlSession session = mysql.session()) {
            session.rows("select id from information_schema.processlist where user = '" + user + "'")
                    .forEach(row -> session.run("kill " + row.getFirst()));
        }
    }

    @Test
    void snapshotThatBreaksIsReplacedAndNotMixed() throws Exception {
        mysql.run("insert into t(v) select repeat('x', 1500) from information_schema.columns limit 2000");
        try (TcpFaultProxy proxy = new TcpFaultProxy(mysql.port())) {
            proxy.cutAfterBytes(1_500_000);
            RunningCapture capture = start(proxy.port());
            capture.awaitState("reconnecting");
            mysql.run("insert into t(v) values ('between the attempts')", "delete from t where id = 1");
            capture.awaitState("live");
            mysql.run("insert into t(v) values ('after')");
            Eventually.isTrue("the last row", () -> trial().streamed().size() == 1);
            capture.stop();
        }
        assertEachRowIsStoredOnce();
        assertThat(trial().rows("select count(*), count(superseded_by), count(finished_us) from snapshot_run"))
                .as("two runs, of which the first was never finished and is superseded")
                .containsExactly(List.of("2", "1", "1"));
    }

    @Test
    void fullDiskPausesCaptureAndLosesNothing() throws Exception {
        SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8).orElseThrow();
        try (disk) {
            store = disk.root().resolve("outage.awb");
            Path ballast = Files.write(disk.root().resolve("ballast"), new byte[4 << 20]);
            RunningCapture capture = start(mysql.port());
            capture.awaitState("live");
            for (int i = 0; i < 6; i++) {
                mysql.run("insert into t(v) select left(hex(random_bytes(400)), 700)"
                        + " from information_schema.columns limit 700");
            }
            capture.awaitState("paused");
            Files.delete(ballast);
            capture.awaitState("live");
            Eventually.isTrue("all rows", () -> capture.eventsStored() == 4_200);
            capture.stop();
            assertEachRowIsStoredOnce();
        }
    }

    @Test
    void serverThatWasRebuiltUnderTheSameAddressStopsCaptureWithAGap() throws Exception {
        mysql.run("insert into t(v) values ('of the first server')");
        RunningCapture capture = start(mysql.port());
        capture.awaitState("live");
        mysql.server().stop();
        capture.awaitState("reconnecting");
        try (EmbeddedMysql _ = MysqlServer.another(mysql.port())) {
            assertThat(capture.failure().code()).isEqualTo(ErrorCode.SOURCE_REPLACED);
            assertThat(trial().gaps()).containsExactly("BINLOG_LOST");
        } finally {
            mysql.server().startAgain();
        }
    }
}
