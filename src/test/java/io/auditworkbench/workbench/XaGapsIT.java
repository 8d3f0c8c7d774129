package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.testing.MysqlServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What is noticed inside an XA branch shares its fate.
class XaGapsIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void startWithParentAndChild() {
        mysql.startWith(
                "create table t(id int primary key, j json)",
                "insert into t values (1,'{\"a\": 1}')",
                "create table parent(id int primary key)",
                "create table child(id int primary key, p int, foreign key (p) references parent(id) on delete cascade)",
                "insert into parent values (1),(2)",
                "insert into child values (1,1),(2,2)");
        trial = new CaptureTrial(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".*");
        trial.capture();
    }

    @Test
    void cascadeOfABranchThatIsRolledBackIsNoGap() {
        mysql.run("xa start 'gone'", "delete from parent where id = 1", "xa end 'gone'", "xa prepare 'gone'");
        mysql.run("insert into t values (3,null)", "xa rollback 'gone'", "insert into t values (4,null)");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (3,NULL)", "i t (4,NULL)");
        assertThat(trial.gaps()).isEmpty();
    }

    @Test
    void cascadeOfABranchThatCommitsIsAGapOfTheCommit() {
        mysql.run("xa start 'kept'", "delete from parent where id = 2", "xa end 'kept'", "xa prepare 'kept'");
        mysql.run("insert into t values (3,null)", "xa commit 'kept'", "insert into t values (4,null)");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (3,NULL)", "d parent (2)", "i t (4,NULL)");
        assertThat(trial.gaps()).containsExactlyElementsOf(silent("FK_CASCADE " + mysql.schema() + ".child"));
        assertThat(trial.rows("select sum(x.commit_us < g.from_us), sum(x.commit_us = g.from_us) from coverage_gap g,"
                        + " source_tx x where x.kind = 1 and g.cause = " + GapCause.FK_CASCADE.code()
                        + " group by g.gap_id"))
                .isEqualTo(mysql.isAtLeast(9, 6) ? List.of() : List.of(List.of("1", "1")));
    }

    @Test
    void incompleteRowsOfABranchThatCommitsAreNamed() {
        mysql.run(
                "set session binlog_row_image = 'MINIMAL'",
                "xa start 'kept'",
                "update t set j = null where id = 1",
                "xa end 'kept'",
                "xa prepare 'kept'",
                "xa commit 'kept'");
        trial.capture();
        assertThat(trial.gaps()).containsExactly("ROW_IMAGE_INCOMPLETE " + mysql.schema() + ".t");
    }

    /// Newer servers log what a foreign key does.
    private static List<String> silent(String... gaps) {
        return mysql.isAtLeast(9, 6) ? List.of() : List.of(gaps);
    }
}
