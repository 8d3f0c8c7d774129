package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.workbench.view.RowStateView;
import io.auditworkbench.workbench.view.RowStateView.Presence;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Rows of tables that change places by a new name, as online schema changes do it.
class RenameSwapIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void startWithOneTable() {
        mysql.startWith(
                "create table t(id int primary key, v varchar(40))",
                "insert into t values (1,'only old'),(2,'gone'),(3,'both'),(4,'gone after copy')");
        trial = new CaptureTrial(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".*");
        trial.capture();
        mysql.run(
                "create table t_new(id int primary key, v varchar(40), extra int)",
                "delete from t where id = 2",
                "insert into t_new values (2,'back',8),(3,'copied',9),(4,'copied',10),(5,'only new',11)",
                "insert into t_new values (6,'gone in new',12)",
                "delete from t where id = 4",
                "delete from t_new where id in (4, 6)");
    }

    @Test
    void swapBringsTheRowsOfTheFormerName() {
        swap();
        assertThat(now("t/1")).startsWith("MOVED [] The statement DDL E").contains(".t_old:");
        assertThat(now("t/2"))
                .startsWith("EXISTED [2, back, 8] The statement DDL E")
                .contains("gave " + mysql.schema() + ".t_new the name " + mysql.schema() + ".t")
                .contains(mysql.schema() + ".t_new/2");
        assertThat(now("t/3")).startsWith("EXISTED [3, copied, 9] ");
        assertThat(now("t/4")).startsWith("DELETED ");
        assertThat(now("t/5")).startsWith("EXISTED [5, only new, 11] ");
        assertThat(now("t_old/1")).startsWith("EXISTED [1, only old] ").contains(".t the name ");
        assertThat(now("t_old/3")).startsWith("EXISTED [3, both] ");
        assertThat(now("t_new/2")).startsWith("MOVED ").contains(".t:");
        assertThat(now("t_new/5")).startsWith("MOVED ").contains(".t:");
    }

    @Test
    void momentsBeforeTheSwapHaveWhatStoodUnderTheName() {
        long before = lastEvent();
        swap();
        assertThat(at("t/1", before)).isEqualTo("EXISTED [1, only old] ");
        assertThat(at("t/2", before)).isEqualTo("DELETED [] ");
        assertThat(at("t/3", before)).isEqualTo("EXISTED [3, both] ");
        assertThat(at("t/5", before)).isEqualTo("UNKNOWN [] ");
        assertThat(at("t_old/1", before)).isEqualTo("UNKNOWN [] ");
        assertThat(at("t_new/2", before)).isEqualTo("EXISTED [2, back, 8] ");
    }

    @Test
    void changesAfterTheSwapGoOnFromThere() {
        swap();
        long swapped = lastEventOfCapture();
        mysql.run(
                "update t set v = 'later' where id = 3",
                "delete from t where id = 5",
                "insert into t values (1,'again',1)",
                "update t_old set v = 'old later' where id = 3");
        trial.capture();
        assertThat(now("t/3")).isEqualTo("EXISTED [3, later, 9] ");
        assertThat(now("t/5")).isEqualTo("DELETED [] ");
        assertThat(now("t/1")).isEqualTo("EXISTED [1, again, 1] ");
        assertThat(now("t_old/3")).isEqualTo("EXISTED [3, old later] ");
        assertThat(at("t/3", swapped)).startsWith("EXISTED [3, copied, 9] ");
        assertThat(at("t/5", swapped)).startsWith("EXISTED [5, only new, 11] ");
        assertThat(trial.history("t/5")).containsExactly("DDL null", "DELETE t/5");
        assertThat(trial.history("t/3")).containsExactly("SNAPSHOT t/3", "DDL null", "DDL null", "UPDATE t/3");
    }

    @Test
    void blameStopsAtTheNewName() {
        swap();
        mysql.run("update t set v = 'later' where id = 3");
        trial.capture();
        String lines = trial.read(reading -> reading.rows().blame("t/3").lines().stream()
                .map(line -> line.column() + " " + line.version().event().kind() + " " + line.isKnown())
                .collect(Collectors.joining(", ")));
        assertThat(lines).isEqualTo("id DDL false, v UPDATE true, extra DDL false");
        String beginning = trial.read(
                reading -> reading.rows().history("t/5", Optional.empty(), 0).beginning());
        assertThat(beginning).contains(mysql.schema() + ".t_new/5");
    }

    @Test
    void namesInAChainAreFollowed() {
        mysql.run("rename table t to a", "alter table a rename b", "rename table t_new to a, b to c, a to b");
        trial.capture();
        assertThat(now("c/1")).startsWith("EXISTED [1, only old] ");
        assertThat(now("b/1")).startsWith("MOVED ");
        assertThat(now("b/5")).startsWith("EXISTED [5, only new, 11] ");
        assertThat(now("a/1")).startsWith("MOVED ");
        assertThat(now("t/1")).startsWith("MOVED ");
    }

    @Test
    void tablesThatChangePlacesAgainAndAgainAreFollowed() {
        for (int i = 0; i < 31; i++) {
            mysql.run("rename table t to aside, t_new to t, aside to t_new");
        }
        trial.capture();
        assertThat(now("t/5")).startsWith("EXISTED [5, only new, 11] ");
        assertThat(now("t_new/1")).startsWith("EXISTED [1, only old] ");
        assertThat(now("t/1")).startsWith("MOVED ");
    }

    @Test
    void rowsOfATableThatWasNotCapturedAreUncertain() {
        CaptureTrial late = new CaptureTrial(folder.resolve("late.awb"), mysql.port(), mysql.schema() + ".t");
        late.capture();
        mysql.run("delete from t where id = 3", "rename table t to t_old, t_new to t");
        late.capture();
        assertThat(late.state("t/3"))
                .startsWith("UNCERTAIN The statement DDL E")
                .contains("gave another table the name " + mysql.schema() + ".t");
        assertThat(late.state("t/1")).startsWith("UNCERTAIN The statement DDL E");
    }

    @Test
    void formerNameWhoseSchemaIsNotToldMakesRowsUncertain() {
        mysql.run("drop table t", "rename table t_new to " + mysql.schema() + ".t");
        trial.capture();
        assertThat(now("t/2")).startsWith("UNCERTAIN [] The statement DDL E");
    }

    @Test
    void droppedTableWhoseNameAnotherTakesHasTheRowsOfThatOne() {
        mysql.run("drop table t", "rename table t_new to t");
        trial.capture();
        assertThat(now("t/1")).startsWith("DELETED ");
        assertThat(now("t/2")).startsWith("EXISTED [2, back, 8] ");
    }

    private void swap() {
        mysql.run("rename table t to t_old, t_new to t");
        trial.capture();
    }

    private long lastEvent() {
        trial.capture();
        return lastEventOfCapture();
    }

    private long lastEventOfCapture() {
        return Long.parseLong(
                trial.rows("select max(seq) from change_event").getFirst().getFirst());
    }

    private String now(String row) {
        return shown(row, Optional.empty());
    }

    private String at(String row, long event) {
        return shown(row, Optional.of("@E" + event));
    }

    private String shown(String row, Optional<String> at) {
        RowStateView state = trial.read(reading -> reading.rows().show(row, at));
        Presence presence = state.presence();
        return presence + " "
                + state.columns().stream()
                        .map(column -> column.latest() == null
                                ? "NULL"
                                : column.latest().shown().text())
                        .toList()
                + " " + state.ending();
    }
}
