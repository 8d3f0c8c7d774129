package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Every way in which a source is known to mislead its readers: the record ends right, or names what is missing.
///
/// - **Source**: the cases measured on Debezium 3.6.1.Final with MySQL 8.0.12, in the design's list of silent
///   wrongness.
class SilentWrongnessIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    private CaptureTrial trial;

    @BeforeEach
    void startWithOneTable() {
        mysql.startWith(
                "create table t(id int primary key, v varchar(40), j json)",
                "insert into t values (1,'one','{\"a\": 1}')");
        trial = new CaptureTrial(folder.resolve("trial.awb"), mysql.port(), mysql.schema() + ".*");
        trial.capture();
    }

    @Test
    void xaCommitIsStoredAndXaRollbackIsNot() {
        mysql.run(
                "xa start 'kept'",
                "insert into t values (2,'kept',null)",
                "xa end 'kept'",
                "xa prepare 'kept'",
                "xa commit 'kept'",
                "xa start 'never'",
                "insert into t values (3,'never',null)",
                "xa end 'never'",
                "xa prepare 'never'",
                "xa rollback 'never'",
                "xa start 'one'",
                "insert into t values (4,'one phase',null)",
                "xa end 'one'",
                "xa commit 'one' one phase");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (2,kept,NULL)", "i t (4,one phase,NULL)");
        assertThat(trial.gaps()).isEmpty();
    }

    @Test
    void xaBranchThatIsStillOpenIsNamedAndStoredWhenItCommitsLater() {
        mysql.run("xa start 'late'", "insert into t values (2,'late',null)", "xa end 'late'", "xa prepare 'late'");
        mysql.run("insert into t values (3,'meanwhile',null)");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (3,meanwhile,NULL)");
        assertThat(trial.gaps()).containsExactly("XA_UNRESOLVED");
        mysql.run("xa commit 'late'");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (3,meanwhile,NULL)", "i t (2,late,NULL)");
    }

    /// Larger than one commit: such a branch would have to be staged before its fate is known.
    @Test
    void largeXaBranchIsNamedAndNeverStoredInAnothersPlace() {
        String rows =
                "insert into t(id, v) select 1000 + row_number() over (), 'many' from information_schema.columns a,"
                        + " information_schema.columns b limit 12000";
        mysql.run("xa start 'gone'", rows, "xa end 'gone'", "xa prepare 'gone'");
        mysql.run("insert into t values (2,'meanwhile',null)", "xa rollback 'gone'");
        mysql.run("xa start 'kept'", rows, "xa end 'kept'", "xa prepare 'kept'");
        mysql.run("insert into t values (3,'meanwhile',null)", "xa commit 'kept'");
        trial.capture();
        assertThat(trial.rows("select event_count from source_tx where kind = 1 order by tx_id"))
                .containsExactly(List.of("1"), List.of("1"));
        assertThat(trial.streamed()).containsExactly("i t (2,meanwhile,NULL)", "i t (3,meanwhile,NULL)");
        assertThat(trial.gaps()).containsExactly("XA_UNRESOLVED");
        assertThat(trial.rows("select rows_expected from coverage_gap where rows_expected is not null"))
                .containsExactly(List.of("12000"));
    }

    @Test
    void partialJsonUpdateIsNamed() {
        mysql.run(
                "set session binlog_row_value_options = 'PARTIAL_JSON'",
                "update t set j = json_set(j, '$.a', 2) where id = 1",
                "update t set v = 'uno' where id = 1");
        trial.capture();
        assertThat(trial.gaps()).isNotEmpty().allMatch(gap -> gap.equals("PARTIAL_ROWS " + mysql.schema() + ".t"));
    }

    @Test
    void partialJsonBetweenOtherChangesIsNamedToo() {
        mysql.run(
                "set session binlog_row_value_options = 'PARTIAL_JSON'",
                "begin",
                "insert into t values (2,'two',null)",
                "update t set j = json_set(j, '$.a', 2) where id = 1",
                "delete from t where id = 2",
                "commit");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (2,two,NULL)", "d t (2,two,NULL)");
        assertThat(trial.gaps()).containsExactly("PARTIAL_ROWS " + mysql.schema() + ".t");
    }

    @Test
    void statementFormatIsNamed() {
        mysql.run("set session binlog_format = 'STATEMENT'", "insert into t values (2,'secret',null)");
        trial.capture();
        assertThat(trial.gaps()).containsExactly("STATEMENT_DML");
        assertThat(trial.rows("select evidence from coverage_gap").toString()).doesNotContain("secret");
    }

    @Test
    void mixedFormatIsNamedWhenItLogsAStatement() {
        mysql.run("set session binlog_format = 'MIXED'", "update t set v = 'mixed' where id = 1");
        trial.capture();
        assertThat(trial.gaps()).containsExactly("STATEMENT_DML");
    }

    @Test
    void minimalRowImageIsStoredAsFarAsItGoesAndNamed() {
        mysql.run(
                "set session binlog_row_image = 'MINIMAL'",
                "update t set v = 'uno' where id = 1",
                "delete from t where id = 1");
        trial.capture();
        assertThat(trial.streamed())
                .containsExactly("u t (1,ABSENT,ABSENT) → (ABSENT,uno,ABSENT)", "d t (1,ABSENT,ABSENT)");
        assertThat(trial.history("t/1")).containsExactly("SNAPSHOT t/1", "UPDATE t/1", "DELETE t/1");
        assertThat(trial.gaps())
                .containsExactly(
                        "ROW_IMAGE_INCOMPLETE " + mysql.schema() + ".t",
                        "ROW_IMAGE_INCOMPLETE " + mysql.schema() + ".t");
    }

    @Test
    void rowsWithMinimalImagesAreFoundByTheKeyBeforeTheChange() {
        mysql.run(
                "create table k(a int, b varchar(10))",
                "insert into k values (1,'x')",
                "set session binlog_row_image = 'MINIMAL'",
                "update t set id = 5, v = 'five' where id = 1",
                "update t set v = 'cinco' where id = 5",
                "update k set b = 'y'",
                "delete from k");
        trial.capture();
        assertThat(trial.history("t/1")).containsExactly("SNAPSHOT t/1", "UPDATE t/5");
        assertThat(trial.history("t/5")).containsExactly("UPDATE t/5", "UPDATE t/5");
        assertThat(trial.rows("select count(distinct row_key) from change_event e join table_version v"
                        + " on v.version_id = e.version_id join captured_table c on c.table_id = v.table_id"
                        + " where c.table_name = 'k' and e.op in (2, 3)"))
                .containsExactly(List.of("1"));
    }

    @Test
    void noBlobRowImageIsNamed() {
        mysql.run(
                "create table n(id int primary key, v varchar(40), b text)", "insert into n values (1,'one','long')",
                "set session binlog_row_image = 'NOBLOB'", "update n set v = 'uno' where id = 1");
        trial.capture();
        assertThat(trial.streamed()).contains("u n (1,one,ABSENT) → (1,uno,ABSENT)");
        assertThat(trial.gaps()).containsExactly("ROW_IMAGE_INCOMPLETE " + mysql.schema() + ".n");
    }

    @Test
    void cascadeAndSetNullAreEventsOrNameTheChildren() {
        mysql.run(
                "create table parent(id int primary key)",
                "create table child(id int primary key, p int, foreign key (p) references parent(id) on delete cascade)",
                "create table orphan(id int primary key, p int, foreign key (p) references parent(id) on delete set null)",
                "insert into parent values (1),(2)",
                "insert into child values (1,1)",
                "insert into orphan values (1,2)",
                "delete from parent where id = 1",
                "delete from parent where id = 2");
        trial.capture();
        if (mysql.isAtLeast(9, 6)) {
            assertThat(trial.streamed()).contains("d child (1,1)", "u orphan (1,2) → (1,NULL)");
            assertThat(trial.gaps()).isEmpty();
        } else {
            assertThat(trial.gaps()).hasSize(2).allMatch(gap -> gap.startsWith("FK_CASCADE") && gap.contains("child"));
        }
    }

    /// What counts is the schema at the time of the change: this one is gone before capture reads about it.
    @Test
    void cascadeOfTablesThatWereDroppedSinceIsNamed() {
        mysql.run(
                "create table parent(id int primary key)",
                "create table child(id int primary key, p int, key(p))",
                "alter table child add foreign key (p) references parent(id) on delete cascade",
                "insert into parent values (1)",
                "insert into child values (1,1)",
                "delete from parent where id = 1",
                "alter table child drop foreign key child_ibfk_1",
                "insert into parent values (2)",
                "delete from parent where id = 2",
                "drop table child");
        trial.capture();
        assertThat(cascades()).containsExactlyElementsOf(silent("parent → child"));
    }

    @Test
    void parentOfChildrenThatRestrictHasNoGap() {
        mysql.run(
                "create table parent(id int primary key, v int)",
                "create table child(id int primary key, p int, foreign key (p) references parent(id))",
                "create table other(id int primary key, p int,"
                        + " foreign key (p) references parent(id) on delete no action on update cascade)",
                "insert into parent values (1,1),(2,2),(3,3)",
                "insert into child values (1,1)",
                "delete from parent where id = 2",
                "update parent set v = 4 where id = 1");
        trial.capture();
        assertThat(cascades()).isEmpty();
        mysql.run("update parent set id = 5 where id = 3");
        trial.capture();
        assertThat(cascades()).containsExactlyElementsOf(silent("parent → other"));
    }

    @Test
    void cascadeThroughTablesNamesThemAll() {
        mysql.run(
                "create table a(id int primary key)",
                "create table b(id int primary key, a int unique, foreign key (a) references a(id) on delete set null)",
                "create table c(id int primary key, b int, foreign key (b) references b(a) on update set null)",
                "create table d(id int primary key, b int, foreign key (b) references b(id) on delete cascade)",
                "insert into a values (1)");
        trial.capture();
        mysql.run("delete from a");
        trial.capture();
        assertThat(cascades()).containsExactlyElementsOf(silent("a → b, c"));
    }

    @Test
    void cascadeFollowsRenamedTablesAndColumns() {
        mysql.run(
                "create table parent(id int primary key)",
                "create table child(id int primary key, p int, foreign key (p) references parent(id)"
                        + " on delete cascade on update cascade)",
                "insert into parent values (1),(2)",
                "rename table parent to former, child to kid");
        trial.capture();
        mysql.run("delete from former where id = 1", "alter table former change id number int");
        trial.capture();
        mysql.run(
                "update former set number = 3 where number = 2",
                "alter table kid drop foreign key kid_ibfk_1",
                "delete from former");
        trial.capture();
        assertThat(cascades()).containsExactlyElementsOf(silent("former → kid", "former → kid"));
    }

    /// `parent → children`, of each gap.
    private List<String> cascades() {
        return trial
                .rows("select evidence, tables from coverage_gap where cause = " + GapCause.FK_CASCADE.code()
                        + " order by gap_id")
                .stream()
                .map(row -> row.getFirst().replaceFirst(".*\\.", "") + " → "
                        + row.get(1)
                                .replace("\"" + mysql.schema() + "\",", "")
                                .replaceAll("[\\[\\]\"]", "")
                                .replace(",", ", "))
                .toList();
    }

    /// Newer servers log what a foreign key does.
    private static List<String> silent(String... gaps) {
        return mysql.isAtLeast(9, 6) ? List.of() : List.of(gaps);
    }

    @Test
    void truncateIsAnEventAndNamed() {
        mysql.run("truncate table t");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("t t");
        assertThat(trial.gaps()).containsExactly("ROWS_REMOVED_BY_DDL " + mysql.schema() + ".t");
    }

    @Test
    void dropTableIsAnEventAndNamed() {
        mysql.run("drop table t");
        trial.capture();
        assertThat(trial.streamed()).hasSize(1).first().asString().startsWith("x t DROP TABLE");
        assertThat(trial.gaps()).containsExactly("ROWS_REMOVED_BY_DDL " + mysql.schema() + ".t");
    }

    @Test
    void droppedAndExchangedPartitionsAreNamed() {
        mysql.run(
                "create table p(id int primary key) partition by range(id) (partition a values less than (10), partition b values less than (20))",
                "create table x(id int primary key)",
                "insert into p values (1),(11)",
                "alter table p exchange partition a with table x",
                "alter table p drop partition b");
        trial.capture();
        assertThat(trial.streamed()).filteredOn(line -> line.startsWith("i")).containsExactly("i p (1)", "i p (11)");
        assertThat(trial.gaps())
                .containsExactly(
                        "ROWS_REMOVED_BY_DDL " + mysql.schema() + ".p." + mysql.schema() + ".x",
                        "ROWS_REMOVED_BY_DDL " + mysql.schema() + ".p");
        assertThat(trial.state("p/1")).startsWith("UNCERTAIN ");
        assertThat(trial.state("p/11"))
                .startsWith("UNCERTAIN The statement DDL ")
                .contains(" removed a partition of ");
    }

    @Test
    void rowsOfARenamedTableAreNotShownAsLivingUnderItsOldName() {
        mysql.run(
                "create table t_new(id int primary key)",
                "insert into t values (2,'two',null)",
                "delete from t where id = 2",
                "rename table t to t_old, t_new to t");
        trial.capture();
        assertThat(trial.state("t/1"))
                .startsWith("MOVED The statement DDL E")
                .contains(" to " + mysql.schema() + ".t_old:");
        assertThat(trial.state("t/2")).startsWith("DELETED ");
        mysql.run("insert into t values (1)");
        trial.capture();
        assertThat(trial.state("t/1")).isEqualTo("EXISTED ");
    }

    @Test
    void tableWhoseFileIsTakenAwayIsNamed() {
        mysql.run("alter table t discard tablespace");
        trial.capture();
        assertThat(trial.gaps()).containsExactly("ROWS_REMOVED_BY_DDL " + mysql.schema() + ".t");
        assertThat(trial.state("t/1"))
                .startsWith("UNCERTAIN The statement DDL E")
                .contains(" exchanged rows of ");
    }

    @Test
    void rowsThatWentWithTheirTableAreNotShownAsLiving() {
        mysql.run(
                "create table gone(id int primary key)",
                "create table emptied(id int primary key)",
                "create table x(id int primary key)",
                "create table p(id int primary key) partition by hash(id) partitions 1",
                "create schema other",
                "create table p2(id int primary key) partition by range(id) (partition a values less than (10))",
                "insert into gone values (1)",
                "insert into emptied values (1)",
                "insert into x values (1)",
                "insert into p2 values (1),(2)",
                "drop schema other",
                "drop table emptied, gone");
        trial.capture();
        assertThat(trial.state("x/1")).isEqualTo("EXISTED ");
        assertThat(trial.state("gone/1"))
                .startsWith("DELETED The statement DDL E")
                .contains("every row of ");
        assertThat(trial.state("emptied/1")).startsWith("DELETED The statement DDL E");
        assertThat(trial.history("gone/1")).containsExactly("INSERT gone/1", "DDL null");
        int columns =
                trial.read(reading -> reading.rows().blame("gone/1").lines().size());
        assertThat(columns).isEqualTo(1);
        mysql.run(
                "alter table p2 exchange partition a with table x",
                "create table gone(id int primary key)",
                "insert into gone values (1)",
                "delete from p2 where id = 1",
                "alter table p2 truncate partition a");
        trial.capture();
        assertThat(trial.state("gone/1")).isEqualTo("EXISTED ");
        assertThat(trial.state("x/1"))
                .startsWith("UNCERTAIN The statement DDL E")
                .contains(" exchanged rows of ");
        assertThat(trial.state("p2/1")).startsWith("DELETED ");
        assertThat(trial.state("p2/2")).startsWith("UNCERTAIN ");
        mysql.run("truncate table gone", "drop schema " + mysql.schema(), "create schema " + mysql.schema());
        trial.capture();
        assertThat(trial.state("gone/1")).startsWith("DELETED The statement DDL E");
        assertThat(trial.state("x/1")).startsWith("DELETED The statement DDL E");
    }

    @Test
    void renameAndSwapKeepEachEventUnderItsOwnTable() {
        mysql.run(
                "create table t_new(id int primary key, v varchar(40), j json, extra int)",
                "insert into t_new select id, v, j, 7 from t",
                "rename table t to t_old, t_new to t",
                "insert into t values (2,'new',null,8)",
                "drop table t_old",
                "insert into t values (3,'n3',null,9)");
        trial.capture();
        assertThat(trial.streamed().stream().filter(line -> line.startsWith("i")))
                .containsExactly("i t_new (1,one,{\"a\": 1},7)", "i t (2,new,NULL,8)", "i t (3,n3,NULL,9)");
    }

    @Test
    void zeroDatesStayWhatTheyAre() {
        mysql.run(
                "set session sql_mode = ''",
                "create table z(id int primary key, d date not null, dt datetime, ts timestamp null, y year)",
                "insert into z values (1,'0000-00-00','0000-00-00 00:00:00','0000-00-00 00:00:00','0000'),(2,'2026-00-15','2026-02-30 01:02:03',null,2026)");
        trial.capture();
        assertThat(trial.streamed().stream().filter(line -> line.startsWith("i")))
                .containsExactly(
                        "i z (1,0000-00-00,0000-00-00 00:00:00,0000-00-00 00:00:00,0000)",
                        "i z (2,2026-00-15,0000-00-00 00:00:00,NULL,2026)");
        assertThat(trial.gaps()).isEmpty();
    }

    @Test
    void changedPrimaryKeyIsOneUpdateThatBothKeysFind() {
        mysql.run("update t set id = 10 where id = 1");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("u t (1,one,{\"a\": 1}) → (10,one,{\"a\": 1})");
        assertThat(trial.rows("select count(*) from row_move")).containsExactly(List.of("1"));
    }

    @Test
    void equalRowsOfATableWithoutKeyAreEachCounted() {
        mysql.run(
                "create table k(a int, b varchar(10))", "insert into k values (1,'x'),(1,'x'),(1,'x')",
                "delete from k limit 1", "update k set b = 'y' limit 1");
        trial.capture();
        assertThat(trial.streamed().stream().filter(line -> !line.startsWith("x")))
                .containsExactly("i k (1,x)", "i k (1,x)", "i k (1,x)", "d k (1,x)", "u k (1,x) → (1,y)");
    }

    @Test
    void rolledBackSavepointLeavesNothing() {
        mysql.run(
                "begin",
                "insert into t values (2,'kept',null)",
                "savepoint s",
                "insert into t values (3,'gone',null)",
                "rollback to s",
                "insert into t values (4,'kept too',null)",
                "commit");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (2,kept,NULL)", "i t (4,kept too,NULL)");
    }

    @Test
    void myIsamIsCaptured() {
        mysql.run(
                "create table m(id int primary key, v varchar(10)) engine=MyISAM", "insert into m values (1,'a')",
                "update m set v = 'b'", "delete from m");
        trial.capture();
        assertThat(trial.streamed().stream().filter(line -> !line.startsWith("x")))
                .containsExactly("i m (1,a)", "u m (1,a) → (1,b)", "d m (1,b)");
    }

    @Test
    void loadedRowsAreCaptured() throws Exception {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, "21,from file,\\N\n22,too,\\N\n");
        try (SqlSession session = mysql.session()) {
            session.run("set global local_infile = 1");
        }
        try (var connection = DriverManager.getConnection(
                        "jdbc:mysql://127.0.0.1:" + mysql.port() + "/" + mysql.schema()
                                + "?allowLoadLocalInfile=true&sslMode=DISABLED&allowPublicKeyRetrieval=true",
                        "root",
                        "");
                var statement = connection.createStatement()) {
            statement.execute("load data local infile '" + file + "' into table t fields terminated by ','");
        }
        trial.capture();
        assertThat(trial.streamed()).containsExactly("i t (21,from file,NULL)", "i t (22,too,NULL)");
    }

    @Test
    void multiTableUpdateAndTriggerWritesAreCaptured() {
        mysql.run(
                "create table a(id int primary key, v int)",
                "create table b(id int primary key, v int)",
                "create table log(id int auto_increment primary key, note varchar(40))",
                "create trigger tr after update on a for each row insert into log(note) values (concat('a', new.id))",
                "insert into a values (1,1)",
                "insert into b values (1,1)",
                "update a join b on a.id = b.id set a.v = 2, b.v = 3");
        trial.capture();
        assertThat(trial.streamed().stream().filter(line -> line.startsWith("u") || line.contains(" log ")))
                .contains("u a (1,1) → (1,2)", "u b (1,1) → (1,3)", "i log (1,a1)");
    }

    @Test
    void alterBetweenStopAndRestartAndColumnInTheMiddle() {
        mysql.run(
                "insert into t values (2,'before',null)",
                "alter table t add column mid int default 5 after id",
                "insert into t values (3,6,'after',null)",
                "alter table t drop column j, rename column v to w");
        trial.capture();
        mysql.run(
                "insert into t values (4,7,'last')",
                "alter table t modify w text character set latin1",
                "update t set w = 'é' where id = 4");
        trial.capture();
        assertThat(trial.streamed().stream().filter(line -> !line.startsWith("x")))
                .containsExactly(
                        "i t (2,before,NULL)", "i t (3,6,after,NULL)", "i t (4,7,last)", "u t (4,7,last) → (4,7,é)");
        assertThat(trial.gaps()).isEmpty();
    }

    @Test
    void unloggedWritesLeaveNoTraceUntilAnImageContradictsThem() {
        mysql.run("set session sql_log_bin = 0", "update t set v = 'hidden' where id = 1");
        mysql.run("update t set v = 'seen' where id = 1");
        trial.capture();
        assertThat(trial.streamed()).containsExactly("u t (1,hidden,{\"a\": 1}) → (1,seen,{\"a\": 1})");
        assertThat(trial.gaps()).containsExactly("UNCAPTURED_CHANGE " + mysql.schema() + ".t");
    }

    @Test
    void namesWithQuotesSpacesAndEmojiAreCaptured() {
        mysql.run(
                "create table `odd #-' \"name` (`id` int primary key, `col, \"x\" 'y' #` varchar(10))",
                "insert into `odd #-' \"name` values (1,'a')",
                "create table `t☃` (id int primary key)",
                "insert into `t☃` values (1)");
        trial.capture();
        assertThat(trial.streamed().stream().filter(line -> !line.startsWith("x")))
                .containsExactly("i odd #-' \"name (1,a)", "i t☃ (1)");
    }

    @Test
    void fiveHundredColumnsAndALargeCellAreCaptured() {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            columns.append(", c").append(i).append(" tinyint");
        }
        mysql.run(
                "create table wide(id int primary key" + columns + ")",
                "insert into wide(id, c499) values (1, 7)",
                "create table big(id int primary key, b longblob)",
                "insert into big values (1, repeat('x', 30000000))");
        trial.capture();
        assertThat(trial.streamed().stream().filter(line -> line.startsWith("i")))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("i wide (1,NULL") && line.endsWith(",7)"))
                .anyMatch(line -> line.length() > 60_000_000);
    }

    /// The engine's own event time is one transaction late when a transaction begins.
    @Test
    void commitTimeIsThatOfItsOwnTransaction() {
        String clock = "select cast(unix_timestamp(now(6)) * 1000000 as signed)";
        long before;
        long between;
        long after;
        try (SqlSession session = mysql.session()) {
            before = Long.parseLong(session.value(clock));
            session.run("insert into t values (2,'first',null)");
            between = Long.parseLong(session.value(clock));
            session.run("insert into t values (3,'second',null)");
            after = Long.parseLong(session.value(clock));
        }
        trial.capture();
        List<Long> commits = trial.rows("select commit_us from source_tx where kind = 1 order by tx_id").stream()
                .map(row -> Long.parseLong(row.getFirst()))
                .toList();
        assertThat(commits).hasSize(2);
        assertThat(commits.get(0)).isBetween(before, between);
        assertThat(commits.get(1)).isBetween(between, after);
    }

    @Test
    void recordIsTheSameThroughTwoCapturesAsThroughOne() {
        mysql.run("insert into t values (2,'a',null)");
        trial.capture();
        mysql.run("insert into t values (3,'b',null)");
        trial.capture();
        assertThat(trial.events()).containsExactly("s t (1,one,{\"a\": 1})", "i t (2,a,NULL)", "i t (3,b,NULL)");
    }
}
