package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.MysqlServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What stands in a routine, a trigger or an event is not run when it is made: it changes no table and ends no row.
class RoutinesIT {

    private static final String LATER = " on schedule every 1 year starts '2037-01-01 00:00:00' do ";

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void startWithOneTable() {
        mysql.startWith("create table t(id int primary key, v varchar(40))", "insert into t values (1,'one')");
        trial = new CaptureTrial(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".*");
        trial.capture();
    }

    @Test
    void eventsThatWouldChangeTablesChangeNone() {
        mysql.run(
                "create event e1" + LATER + "drop table t",
                "create event e2" + LATER + "begin alter table t add column evil int first; truncate table t; end",
                "create event e3" + LATER + "create table made(id int primary key)",
                "create event e4" + LATER + "rename table t to t9",
                "create event e5" + LATER + "alter table t drop partition p",
                "create event e6" + LATER + "alter table x exchange partition p with table t",
                "create event e7" + LATER + "alter table t discard tablespace",
                "create event e8" + LATER + "create unique index i on t(v)",
                "alter event e1 do truncate table t");
        assertThatNothingBecameOfTheTable();
    }

    @Test
    void routinesAndTriggersThatWouldChangeTablesChangeNone() {
        mysql.run(
                "create procedure p1() drop table t",
                "create procedure p2() begin if 1 then drop table t; end if; create table made(id int); end",
                "create procedure p3() begin alter table t add column evil int first; truncate table t; end",
                "create procedure p4() alter table t drop partition p",
                "create function f() returns int deterministic begin"
                        + " drop temporary table if exists t; create temporary table t(a int); return 1; end",
                "create trigger tr before update on t for each row set new.v = 'drop table t'");
        assertThatNothingBecameOfTheTable();
    }

    @Test
    void droppingWhatIsNoTableRemovesNoRows() {
        mysql.run(
                "create procedure p() select 1",
                "create event e" + LATER + "select 1",
                "create trigger tr before update on t for each row set new.v = 'x'",
                "create view vw as select * from t",
                "drop procedure p",
                "drop event e",
                "drop trigger tr",
                "drop view vw");
        assertThatNothingBecameOfTheTable();
    }

    private void assertThatNothingBecameOfTheTable() {
        mysql.run("insert into t values (2,'two')");
        trial.capture();
        assertThat(trial.streamed()).filteredOn(line -> !line.startsWith("x  ")).containsExactly("i t (2,two)");
        assertThat(trial.gaps()).isEmpty();
        assertThat(List.of(trial.state("t/1"), trial.state("t/2"))).containsExactly("EXISTED ", "EXISTED ");
        assertThat(trial.history("t/1")).containsExactly("SNAPSHOT t/1");
    }
}
