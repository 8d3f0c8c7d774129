package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A row that is found other than it was left was changed without a trace; rows that were changed in any honest way are
/// never taken for that.
class ImageContinuityIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void startWithOneTable() {
        mysql.startWith(
                "create table t(id int primary key, v varchar(40), j json, f float, d decimal(10,3), g int as (id + 1))",
                "insert into t(id, v, j, f, d) values (1,'one','{\"a\": 1}',1.1,2.5),(2,'two',null,null,null),(3,'Aa',null,0,0)");
        trial = new CaptureTrial(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".*");
        trial.capture();
    }

    private void unlogged(String... statements) {
        try (SqlSession session = mysql.session()) {
            session.run("set session sql_log_bin = 0");
            session.run(statements);
        }
    }

    private List<String> evidence() {
        return trial.rows("select evidence from coverage_gap where cause = 8 order by gap_id").stream()
                .map(row -> row.getFirst().replaceAll("#[0-9a-f]{16}", "#"))
                .toList();
    }

    @Test
    void unloggedUpdateIsFoundAtTheRowsNextChange() {
        unlogged("update t set v = 'BB' where id = 3");
        mysql.run("update t set v = 'seen' where id = 1", "update t set v = 'seen' where id = 3");
        trial.capture();
        assertThat(trial.gaps()).containsExactly("UNCAPTURED_CHANGE " + mysql.schema() + ".t");
        assertThat(evidence()).containsExactly("row #: E5 against E3");
        assertThat(trial.rows("select evidence || meaning from coverage_gap").toString())
                .doesNotContain("BB");
    }

    @Test
    void unloggedInsertAndDeleteAreFoundToo() {
        mysql.run("update t set v = 'logged' where id = 1");
        unlogged("insert into t(id, v) values (4,'hidden')", "delete from t where id = 1");
        mysql.run("update t set v = 'seen' where id = 4", "insert into t(id, v) values (1,'again')");
        trial.capture();
        assertThat(evidence()).containsExactly("row #: E5 against the snapshot, and 1 more");
        unlogged("insert into t(id, v) values (5,'hidden')");
        mysql.run("delete from t where id = 5");
        trial.capture();
        assertThat(evidence()).hasSize(2);
    }

    @Test
    void unloggedChangeIsFoundByALaterRunThatRemembersNothing() {
        mysql.run("update t set v = 'logged' where id = 1");
        trial.capture();
        unlogged("update t set v = 'hidden' where id = 1");
        trial.capture();
        assertThat(trial.gaps()).isEmpty();
        mysql.run("delete from t where id = 1");
        trial.capture();
        assertThat(evidence()).containsExactly("row #: E5 against E4");
    }

    @Test
    void runningCaptureFindsItByItself() {
        try (LiveCapture _ =
                new LiveCapture(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".*", "audit_reader")) {
            unlogged("update t set v = 'hidden' where id = 2");
            mysql.run("update t set v = 'seen' where id = 2");
            Eventually.isTrue("it is found", () -> !evidence().isEmpty());
        }
        assertThat(evidence()).containsExactly("row #: E4 against E2");
    }

    @Test
    void honestChangesOfEveryKindAreNoContradiction() {
        mysql.run(
                "update t set v = 'a', f = 3.14159, d = 7.125, j = json_object('b', 2.50) where id = 1",
                "update t set v = 'b' where id = 1",
                "update t set id = 10 where id = 1",
                "insert into t(id, v) values (1,'new under an old key')",
                "update t set v = 'c' where id in (1, 10)",
                "delete from t where id = 1",
                "replace into t(id, v) values (2,'replaced')",
                "insert into t(id, v) values (2,'x') on duplicate key update v = 'dup'",
                "begin",
                "update t set v = 'p' where id = 2",
                "update t set v = 'q' where id = 2",
                "commit",
                "truncate table t",
                "insert into t(id, v) values (2,'after truncate')",
                "alter table t drop column v, add column v varchar(40) default 'other'",
                "update t set f = 1 where id = 2",
                "create table n like t",
                "insert into n(id, v) values (2,'swapped in')",
                "rename table t to o, n to t",
                "update t set v = 'after swap' where id = 2",
                "update o set f = 5 where id = 2",
                "drop table o",
                "create table o(id int primary key)",
                "insert into o values (2)",
                "create table p(id int primary key) partition by range(id) (partition a values less than (10))",
                "create table x(id int primary key)",
                "insert into x values (5)",
                "alter table p exchange partition a with table x",
                "delete from p where id = 5",
                "insert into x values (5)",
                "create table k(a int)",
                "insert into k values (1),(1)",
                "delete from k limit 1",
                "update k set a = 2",
                "set session binlog_row_image = 'MINIMAL'",
                "update t set v = 'minimal' where id = 2",
                "update t set f = 9 where id = 2",
                "set session binlog_row_image = 'FULL'",
                "update t set f = 10 where id = 2");
        trial.capture();
        assertThat(evidence()).isEmpty();
        assertThat(trial.rows("select checked_through_seq = (select max(seq) from change_event) from image_check"))
                .containsExactly(List.of("1"));
    }

    @Test
    void rowOfATableThatWasNeverSnapshottedMayComeFromNowhere() {
        CaptureTrial late = new CaptureTrial(folder.resolve("late.awb"), mysql.port(), mysql.schema() + ".*");
        late.capture(CaptureRequest.Beginning.NOW);
        mysql.run("update t set v = 'first seen' where id = 1", "delete from t where id = 2");
        late.capture(CaptureRequest.Beginning.NOW);
        assertThat(late.gaps()).isEmpty();
    }
}
