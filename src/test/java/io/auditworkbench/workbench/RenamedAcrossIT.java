package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.MysqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Tables that a new name takes out of what is captured, or brings in.
class RenamedAcrossIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void startWithOneTableInsideAndOneOutside() {
        mysql.startWith(
                "create table t(id int primary key)",
                "insert into t values (1)",
                "create table outside_o(id int primary key)",
                "insert into outside_o values (1)");
        trial = new CaptureTrial(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".t*");
        trial.capture();
    }

    @Test
    void tableThatIsTakenOutIsNamedAndItsRowsAreNotShownAsLiving() {
        mysql.run("rename table t to outside_t", "insert into outside_t values (2)");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("x t rename table t to outside_t");
        assertThat(trial.gaps()).containsExactly("ROWS_REMOVED_BY_DDL " + mysql.schema() + ".t");
        assertThat(trial.state("t/1")).startsWith("MOVED The statement DDL E").contains(" not captured");
    }

    @Test
    void tableThatAlterTakesOutIsNamedToo() {
        mysql.run("alter table t add column v int, rename to outside_t");
        trial.capture();
        assertThat(trial.gaps()).containsExactly("ROWS_REMOVED_BY_DDL " + mysql.schema() + ".t");
        assertThat(trial.state("t/1")).startsWith("MOVED The statement DDL E").contains(" not captured");
    }

    @Test
    void tableThatIsBroughtInIsNamed() {
        mysql.run("rename table outside_o to t2", "insert into t2 values (2)");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("x t2 rename table outside_o to t2", "i t2 (2)");
        assertThat(trial.gaps()).containsExactly("UNCAPTURED_CHANGE " + mysql.schema() + ".t2");
    }

    @Test
    void tableThatAlterBringsInIsNamedToo() {
        mysql.run("alter table outside_o rename t2", "alter table t2 rename column id to number");
        trial.capture();
        assertThat(trial.gaps()).containsExactly("UNCAPTURED_CHANGE " + mysql.schema() + ".t2");
    }

    @Test
    void renameWithinWhatIsCapturedIsNoGap() {
        mysql.run("rename table t to t3", "alter table t3 rename t4", "insert into t4 values (2)");
        trial.capture();
        assertThat(trial.gaps()).isEmpty();
    }

    /// The server changes the keys of tables that refer to a renamed one: they got no name, and went nowhere.
    @Test
    void tableThatRefersToARenamedOneIsNotTakenForIt() {
        mysql.run("create table t_child(id int primary key, o int, foreign key (o) references outside_o(id))");
        trial.capture();
        mysql.run("alter table outside_o rename to outside_p");
        trial.capture();
        assertThat(trial.gaps()).isEmpty();
        mysql.run("create table t_parent(id int primary key)");
        mysql.run("create table outside_child(id int primary key, o int, foreign key (o) references t_parent(id))");
        mysql.run("alter table t_parent rename to t_parent2");
        trial.capture();
        assertThat(trial.gaps()).isEmpty();
    }
}
