package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.auditworkbench.capture.GtidSet;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.EmbeddedMysqlOptions;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.workbench.view.CoverageView;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What capture notices beside the stream: time in which nobody was watching, transactions that the log never showed, a
/// log that was begun anew.
class GuardsIT {

    private static final String STRANGER = "5e11fa47-71ca-11e1-9e33-c80aa9429562";

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void startWithOneTable() {
        mysql.startWith("create table t(id int primary key, v varchar(40))", "insert into t values (1,'one')");
        trial = trial(mysql.port());
        trial.capture();
    }

    private CaptureTrial trial(int port) {
        return new CaptureTrial(folder.resolve("trial.awb"), port, mysql.schema() + ".t*");
    }

    private CoverageView coverage() {
        try (Store store = Store.openForReading(folder.resolve("trial.awb"))) {
            return StoreReading.of(store, new Masker(MaskingPolicy.KEEP_EVERYTHING), Clock.systemUTC())
                    .coverage()
                    .all();
        }
    }

    @Test
    void stopInWhichNothingWasCommittedLeavesNoRecord() {
        trial.capture();
        trial.capture();
        assertThat(trial.unwatched()).isEmpty();
        assertThat(trial.gaps()).isEmpty();
    }

    @Test
    void stopInWhichSomethingWasCommittedIsNamedWithoutClaimingALoss() {
        String before = mysql.gtidExecuted();
        mysql.run("insert into t values (2,'two')", "insert into t values (3,'three')");
        String missed =
                GtidSet.parse(mysql.gtidExecuted()).minus(GtidSet.parse(before)).toString();
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (2,two)", "i t (3,three)");
        assertThat(trial.gaps()).isEmpty();
        assertThat(trial.unwatched()).containsExactly("TRAIL_STOPPED");
        assertThat(trial.rows("select gtid_range, evidence, from_us < until_us from coverage_gap"))
                .containsExactly(List.of(missed, "2 transactions meanwhile", "1"));
        CoverageView coverage = coverage();
        assertThat(coverage.verdict()).isEqualTo(CoverageView.Verdict.NO_KNOWN_GAP);
        assertThat(coverage.openGaps()).isZero();
        assertThat(coverage.unwatched()).hasSize(1);
        trial.capture();
        assertThat(trial.unwatched()).as("told once").hasSize(1);
    }

    @Test
    void gtidsThatTheLogNeverShowedAreOneHoleAndCaptureGoesOn() {
        try (LiveCapture _ = live("audit_reader")) {
            // live is said before the server is asked for its log, and it refuses what lacks purged transactions then
            mysql.run("insert into t values (9,'nine')");
            Eventually.isTrue(
                    "the server sends its log", () -> !trial.streamed().isEmpty());
            // as after loading a backup into the running server
            mysql.run("set global gtid_purged = '+" + STRANGER + ":1-5:8'", "insert into t values (2,'two')");
            Eventually.isTrue("the hole is noticed", () -> !trial.gaps().isEmpty());
        }
        mysql.run("insert into t values (3,'three')");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (9,nine)", "i t (2,two)", "i t (3,three)");
        assertThat(trial.gaps()).as("told once").containsExactly("GTID_HOLE");
        assertThat(trial.rows("select gtid_range from coverage_gap where cause = 13"))
                .containsExactly(List.of(STRANGER + ":1-5:8"));
    }

    @Test
    void gtidsThatTheLogNeverShowedStopACaptureThatResumes() {
        String purged = "6e11fa47-71ca-11e1-9e33-c80aa9429562:1-2";
        mysql.run("set global gtid_purged = '+" + purged + "'", "insert into t values (2,'two')");
        // it cannot be told from a log that was removed before it was read
        assertThat(catchThrowable(trial::capture)).isInstanceOf(WorkbenchException.class);
        assertThat(trial.gaps()).containsExactly("BINLOG_LOST");
    }

    @Test
    void holesThatMeanNothingAreNotReported() {
        String uuid = uuid();
        long next = GtidSet.parse(mysql.gtidExecuted()).size() + 1_000;
        mysql.run(
                "set gtid_next = '" + uuid + ":" + next + "'",
                "insert into t values (2,'far ahead')",
                "set gtid_next = '" + STRANGER + ":77'",
                "begin",
                "commit",
                "set gtid_next = 'automatic'",
                "create table other(id int primary key)",
                "insert into other values (1)",
                "create user if not exists nobody",
                "xa start 'a'",
                "insert into t values (3,'xa')",
                "xa end 'a'",
                "xa prepare 'a'",
                "xa commit 'a'",
                "insert into t values (4,'last')");
        trial.capture();
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (2,far ahead)", "i t (3,xa)", "i t (4,last)");
        assertThat(trial.gaps()).isEmpty();
        assertThat(account()).isEqualTo(GtidSet.parse(mysql.gtidExecuted()).toString());
    }

    private String account() {
        try (Store store = Store.openForReading(folder.resolve("trial.awb"))) {
            return store.progress(store.source("trial")).orElseThrow().gtids();
        }
    }

    private static String uuid() {
        try (SqlSession session = mysql.session()) {
            return session.value("select @@server_uuid");
        }
    }

    @Test
    void logThatWasBegunAnewIsNoticedAlsoWhenItsNumbersHaveCaughtUp() {
        mysql.run("insert into t values (2,'two')");
        trial.capture();
        long captured = GtidSet.parse(mysql.gtidExecuted()).size();
        mysql.run("reset master");
        for (long i = 0; i <= captured; i++) {
            mysql.run("replace into t values (3,'again " + i + "')");
        }
        assertThat(catchThrowable(trial::capture))
                .hasMessage("The server does not know transactions that were captured from it: it was rebuilt, reset or"
                        + " replaced.");
        assertThat(trial.gaps()).containsExactly("BINLOG_LOST");
        assertThat(trial.streamed()).containsExactly("i t (2,two)");
    }

    @Test
    void sessionThatSwitchesItsLoggingOffIsNamedWhileItLives() {
        try (LiveCapture _ = live("audit_reader");
                SqlSession session = mysql.session()) {
            session.run("set session sql_log_bin = 0, binlog_row_image = 'MINIMAL'");
            String connection = session.value("select connection_id()");
            Eventually.isTrue("both settings are noticed", () -> trial.gaps().size() == 2);
            assertThat(trial.gaps()).containsOnly("SESSION_SETTINGS");
            assertThat(trial.rows("select meaning from coverage_gap where cause = 15 order by meaning"))
                    .containsExactly(
                            List.of("root@localhost has set binlog_row_image = MINIMAL in connection " + connection
                                    + ": what it changes may not be logged row by row."),
                            List.of("root@localhost has set sql_log_bin = OFF in connection " + connection
                                    + ": what it changes is not logged."));
            mysql.run("insert into t values (2,'beside')");
            Eventually.isTrue("capture goes on", () -> trial.streamed().contains("i t (2,beside)"));
            assertThat(trial.gaps()).as("each told once").hasSize(2);
        }
    }

    @Test
    void whatTheServerDoesNotShowIsSaid() {
        mysql.run(
                "drop user if exists poor_reader",
                "create user poor_reader identified with mysql_native_password by 'reader'",
                "grant select, reload, show databases, replication slave, replication client on *.* to poor_reader",
                "revoke select on *.* from poor_reader",
                "grant select on " + mysql.schema() + ".* to poor_reader");
        try (LiveCapture _ = live("poor_reader")) {
            Eventually.isTrue("both are said", () -> trial.unwatched().size() == 3);
        }
        assertThat(trial.rows("select detected_by from coverage_gap order by detected_by"))
                .as("the account itself was made while nobody was watching")
                .containsExactly(List.of("accounts"), List.of("position check"), List.of("session settings"));
        assertThat(trial.gaps()).isEmpty();
        try (LiveCapture _ = live("poor_reader")) {
            mysql.run("insert into t values (2,'two')");
            Eventually.isTrue("capture goes on", () -> trial.streamed().contains("i t (2,two)"));
        }
        assertThat(trial.unwatched()).as("told once").hasSize(3);
    }

    private LiveCapture live(String account) {
        return new LiveCapture(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".t*", account);
    }

    @Test
    void serverThatTookOverIsReadOn() throws SQLException {
        String table = "create table t(id int primary key, v varchar(40))";
        try (EmbeddedMysql other =
                        EmbeddedMysql.start(EmbeddedMysqlOptions.of(Path.of("target", "mysql"), folder.resolve("other"))
                                .withAccounts(MysqlServer.READER));
                SqlSession session = new SqlSession(other.connect())) {
            session.run(
                    "create schema " + mysql.schema() + " character set utf8mb4",
                    "use " + mysql.schema(),
                    table,
                    "insert into t values (1,'one')",
                    "reset master",
                    "set global gtid_purged = '" + mysql.gtidExecuted() + "'",
                    "insert into t values (2,'after failover')");
            CaptureTrial after = trial(other.port());
            after.capture();
            assertThat(after.streamed()).containsExactly("i t (2,after failover)");
            assertThat(after.gaps()).isEmpty();
            assertThat(after.unwatched()).containsExactly("TRAIL_STOPPED");
            after.capture();
            session.run("flush binary logs");
            after.capture();
            session.run("flush binary logs", "insert into t values (3,'later')");
            after.capture();
            assertThat(after.streamed()).containsExactly("i t (2,after failover)", "i t (3,later)");
            assertThat(after.gaps()).isEmpty();
        }
    }
}
