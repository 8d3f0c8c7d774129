package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.RandomWorkload;
import io.auditworkbench.testing.SourceTables;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.TableFold;
import io.auditworkbench.testing.TableShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What MySQL 9 can do and the server of our archive cannot. By hand, with `-Dmysql.program=FILE`: see CONTRIBUTING.
class NewerServerTrial {

    private static final long SEED = Long.getLong("workload.seed", 20_261_123L);

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void freshSchema() {
        mysql.startWith();
        trial = new CaptureTrial(folder.resolve("newer.awb"), mysql.port(), mysql.schema() + ".*");
    }

    private void assertRecordEqualsSource() {
        try (SqlSession session = mysql.session()) {
            List<TableShape> tables = TableShape.of(session, mysql.schema());
            TableFold fold = new TableFold(tables);
            StoredChanges.forEach(folder.resolve("newer.awb"), fold::apply);
            fold.contents().mustEqual(SourceTables.read(session, tables));
        }
    }

    @Test
    void compressedTransactionsAreReadAndEachPartOfThemHasItsPlace() {
        mysql.run("create table t(id int primary key, v varchar(100))");
        trial.capture();
        mysql.run(
                "set session binlog_transaction_compression = on",
                "begin",
                "insert into t values (1,'one'),(2,'two')",
                "insert into t values (3,'three')",
                "update t set v = 'TWO' where id = 2",
                "delete from t where id = 1",
                "commit");
        trial.capture();
        mysql.run("insert into t values (4,'plain')");
        trial.capture();
        assertThat(trial.streamed())
                .containsExactly(
                        "i t (1,one)",
                        "i t (2,two)",
                        "i t (3,three)",
                        "u t (2,two) → (2,TWO)",
                        "d t (1,one)",
                        "i t (4,plain)");
        assertThat(trial.gaps()).isEmpty();
        assertRecordEqualsSource();
    }

    @Test
    void compressedRandomWorkloadFoldsToTheSource() {
        mysql.run("set global binlog_transaction_compression = on");
        RandomWorkload workload = new RandomWorkload(SEED, 6);
        try (SqlSession session = mysql.session();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            workload.createTables(session);
            workload.run(mysql::session, threads, 3, 20);
            trial.capture();
            workload.run(mysql::session, threads, 3, 60);
            trial.capture();
        } finally {
            mysql.run("set global binlog_transaction_compression = off");
        }
        assertThat(trial.gaps()).isEmpty();
        assertRecordEqualsSource();
    }

    @Test
    void taggedGtidsAreKeptAndCaptureResumesAfterThem() {
        mysql.run("create table t(id int primary key)");
        trial.capture();
        mysql.run("set gtid_next = 'AUTOMATIC:audit'", "insert into t values (1)", "insert into t values (2)");
        trial.capture();
        mysql.run("insert into t values (3)");
        mysql.run("set gtid_next = 'AUTOMATIC:audit'", "insert into t values (4)");
        mysql.run("set gtid_next = 'AUTOMATIC:other'", "insert into t values (5)");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (1)", "i t (2)", "i t (3)", "i t (4)", "i t (5)");
        assertThat(trial.rows("select origin from gtid_origin where origin like '%audit'"))
                .hasSize(1);
        assertThat(trial.gaps()).isEmpty();
    }

    @Test
    void vectorsAndHiddenColumnsHaveTheSameValueInSnapshotAndStream() {
        mysql.run(
                "set session sql_generate_invisible_primary_key = on",
                "create table g(v varchar(10))",
                "create table t(id int primary key, e vector(3), hidden int invisible default 7, j json,"
                        + " k varchar(20) as (j->>'$.k') virtual, key f ((upper(k))), key m ((cast(j->'$.a' as unsigned array))))",
                "insert into g values ('a')",
                "insert into t(id, e, j) values (1, string_to_vector('[1,-2.5,3]'), '{\"k\":\"x\",\"a\":[1,2]}')");
        trial.capture();
        mysql.run(
                "insert into g values ('a')",
                "insert into t(id, e, j) values (2, string_to_vector('[1,-2.5,3]'), '{\"k\":\"x\",\"a\":[1,2]}')");
        trial.capture();
        List<String> lines = trial.events();
        assertThat(lines.stream().filter(line -> line.contains(" t ")).map(line -> line.replaceFirst("^. t \\(.,", "")))
                .hasSize(2)
                .allMatch(line -> line.equals(lines.stream()
                        .filter(first -> first.startsWith("s t"))
                        .findFirst()
                        .orElseThrow()
                        .substring(7)))
                .allMatch(line -> line.toLowerCase(Locale.ROOT).contains("0000803f") && line.contains(",7,"));
        assertThat(lines).contains("s g (1,a)", "i g (2,a)");
        assertThat(trial.gaps()).isEmpty();
    }
}
