package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.workbench.view.UndoView;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Undo statements say what foreign keys do to rows that no statement names.
class DependentRowsIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void startWithFamily() {
        mysql.run(
                "drop schema " + mysql.schema(),
                "create schema " + mysql.schema() + " character set utf8mb4",
                "use " + mysql.schema(),
                "create table parent(id int primary key, name varchar(10))",
                "create table kept(id int primary key, p int, foreign key (p) references parent(id) on update set null)",
                "create table gone(id int primary key, p int, foreign key (p) references parent(id)"
                        + " on delete cascade on update cascade)",
                "create table grandchild(id int primary key, g int, foreign key (g) references gone(id) on delete set null)",
                "insert into parent values (1, 'a'), (2, 'b')",
                "insert into kept values (1, 1)",
                "insert into gone values (1, 2), (2, 2)",
                "insert into grandchild values (1, 1)");
        trial = new CaptureTrial(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".*");
        trial.capture();
    }

    private String named(String text) {
        return text.replace("%", mysql.schema() + ".");
    }

    @Test
    void deletionThatIsTakenBackSaysWhatItDoesNotBringBack() {
        mysql.run("delete from parent where id = 2");
        trial.capture();
        UndoView undo = trial.undo("table:parent op:delete");
        assertThat(undo.steps()).hasSize(1);
        assertThat(undo.warnings())
                .containsExactly(named("An INSERT into %parent does not bring back what its deletion did to the rows of"
                        + " %gone that refer to it (p), and may go on to %grandchild (ON DELETE CASCADE): servers before"
                        + " MySQL 9.6 do not log that."));
        assertThat(undo.header())
                .contains(named("Rows that refer to %parent by a foreign key: those of %gone (p), %kept (p); unknown in"
                        + " tables that are not captured. Look:"));
    }

    @Test
    void insertThatIsTakenBackSaysWhatGoesWithIt() {
        mysql.run("insert into parent values (3, 'c'), (4, 'd')", "insert into gone values (3, 3), (4, 3), (5, 4)");
        trial.capture();
        UndoView undo = trial.undo("table:parent op:insert");
        assertThat(undo.warnings())
                .containsExactlyInAnyOrder(
                        named("A DELETE of %parent is refused while there are rows of %kept that refer to it (p)."),
                        named("A DELETE of %parent deletes the rows of %gone that refer to it (p) too, and may go on to"
                                + " %grandchild."));
        assertThat(undo.header().stream().filter(line -> line.contains("COUNT") && line.contains("gone")))
                .singleElement()
                .satisfies(question -> assertThat(value(question)).isEqualTo("3"));
    }

    @Test
    void onlyAnUpdateOfTheKeyConcernsOthers() {
        mysql.run("update parent set name = 'x' where id = 2");
        trial.capture();
        assertThat(trial.undo("table:parent op:update").warnings()).isEmpty();
        mysql.run("update parent set id = 7 where id = 2");
        trial.capture();
        assertThat(trial.undo("table:parent op:update").warnings())
                .contains(
                        named("An UPDATE of the key of %parent changes the rows of %gone that refer to it (p) too."),
                        named("An UPDATE of the key of %parent sets the rows of %kept that refer to it (p) to NULL."));
    }

    private static String value(String query) {
        try (SqlSession session = mysql.session()) {
            return session.value(query);
        }
    }
}
