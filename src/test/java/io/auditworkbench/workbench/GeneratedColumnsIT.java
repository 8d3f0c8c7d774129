package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.workbench.view.UndoView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The record knows which columns the server computes: undo statements leave them to it.
class GeneratedColumnsIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void startWithGeneratedColumns() {
        mysql.run(
                "drop schema " + mysql.schema(),
                "create schema " + mysql.schema() + " character set utf8mb4",
                "use " + mysql.schema(),
                """
                create table g(
                  id int auto_increment primary key, a int,
                  twice int generated always as (a * 2) stored, next int as (a + 1) virtual not null)""",
                "insert into g(id, a) values (1, 5), (2, 7)");
        trial = new CaptureTrial(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".*");
        trial.capture();
    }

    @Test
    void changesOfRowsWithGeneratedColumnsAreTakenBack() {
        String rows = "select group_concat(concat_ws(',', id, a, twice, next) order by id) from g";
        String before = value(rows);
        mysql.run(
                "update g set a = 6 where id = 1", "delete from g where id = 2", "insert into g(id, a) values (3, 9)");
        trial.capture();
        UndoView undo = trial.undo("table:g");
        assertThat(undo.refusals()).isEmpty();
        assertThat(undo.steps()).hasSize(3);
        mysql.run(undo.steps().stream().map(UndoView.Step::sql).toArray(String[]::new));
        assertThat(value(rows)).isEqualTo(before);
    }

    /// `ON UPDATE CURRENT_TIMESTAMP` acts on every update that does not name the column, an undo included.
    @Test
    void updateThatLeftATimeAloneIsTakenBackWithoutChangingIt() {
        mysql.run(
                "create table h(id int primary key, a int, touched datetime default now() on update now())",
                "insert into h values (1, 5, '2020-01-01 00:00:00')",
                "update h set a = 6, touched = touched where id = 1");
        trial.capture();
        mysql.run(trial.undo("table:h op:update").steps().getFirst().sql());
        assertThat(value("select concat_ws(',', a, touched) from h")).isEqualTo("5,2020-01-01 00:00:00");
    }

    @Test
    void generatedColumnsAreKnownFromSnapshotsAndAfterEachRestart() {
        assertThat(generated("g")).containsExactly("twice", "next");
        mysql.run("insert into g(a) values (1)");
        trial.capture();
        assertThat(generated("g")).containsExactly("twice", "next");
        mysql.run("alter table g add column plain int", "insert into g(a) values (2)");
        trial.capture();
        mysql.run("insert into g(a) values (3)");
        trial.capture();
        assertThat(generated("g")).containsExactly("twice", "next");
        assertThat(trial.newest("g").indexOf("plain")).isEqualTo(4);
    }

    @Test
    void generatedColumnsFollowEverySchemaStatement() {
        mysql.run(
                "create table made(id int primary key, a int, `odd ``name` int as (a) stored, key(a))",
                "insert into made(id, a) values (1, 1)");
        assertGenerated("made", "odd `name");
        mysql.run("alter table made add column b int as (a * 2) virtual after a, add unique key (b)");
        assertGenerated("made", "b", "odd `name");
        mysql.run("alter table made add (c int as (a * 3), d int)");
        assertGenerated("made", "b", "odd `name", "c");
        mysql.run("alter table made change d e int generated always as (a) stored, rename column c to cc");
        assertGenerated("made", "b", "odd `name", "cc", "e");
        mysql.run("alter table made modify e int");
        assertGenerated("made", "b", "odd `name", "cc");
        mysql.run("alter table made drop column cc, drop column b");
        assertGenerated("made", "odd `name");
        mysql.run("create table alike like made", "insert into alike(id) values (1)");
        assertGenerated("alike", "odd `name");
        mysql.run("alter table made add column f int as (a) first, rename to renamed");
        assertGenerated("renamed", "f", "odd `name");
        mysql.run(
                "create table if not exists renamed(id int primary key, a int as (1))",
                "rename table renamed to again",
                "insert into again(id) values (9)");
        assertGenerated("again", "f", "odd `name");
    }

    private void assertGenerated(String table, String... columns) {
        trial.capture();
        assertThat(generated(table)).containsExactly(columns);
    }

    private List<String> generated(String table) {
        return trial.newest(table).columns().stream()
                .filter(ColumnDefinition::isGenerated)
                .map(ColumnDefinition::name)
                .toList();
    }

    private static String value(String query) {
        try (SqlSession session = mysql.session()) {
            return session.value(query);
        }
    }
}
