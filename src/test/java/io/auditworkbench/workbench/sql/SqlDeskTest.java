package io.auditworkbench.workbench.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlDeskTest {

    private static final String ENDLESS =
            "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

    @TempDir
    private Path folder;

    private Store store;
    private SqlDesk desk;

    @BeforeEach
    void open() {
        store = Store.openForReading(StoredShop.write(folder));
        desk = desk(SqlDesk.MOST_ROWS, SqlDesk.LONGEST);
    }

    private SqlDesk desk(int mostRows, Duration longest) {
        return new SqlDesk(store.console(), new Masker(MaskingPolicy.KEEP_EVERYTHING), mostRows, longest);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void statementFindsRowsAndSaysHowFreshTheyAre() {
        // When
        SqlAnswer answer = desk.run(
                "select seq, table_name, statement from shown_event where operation = 'delete' order by seq",
                () -> false);

        // Then
        assertThat(answer.columns()).containsExactly("seq", "table_name", "statement");
        assertThat(answer.rows()).isNotEmpty();
        assertThat(answer.rows().getFirst()[2]).isNull();
        assertThat(answer.sequenceColumn()).contains(0);
        assertThat(answer.ending()).isEqualTo(SqlAnswer.Ending.WHOLE);
        assertThat(answer.throughSequence()).isEqualTo(store.changes().lastSeq());
    }

    @Test
    void viewsForPeopleComeFirst() {
        List<SqlRelation> relations = desk.relations();

        assertThat(relations)
                .extracting(SqlRelation::name)
                .startsWith("shown_event", "shown_gap", "shown_transaction")
                .contains("change_event", "source_tx");
        assertThat(relations.getFirst().kind()).isEqualTo(SqlRelation.Kind.VIEW);
        assertThat(relations.getFirst().columns()).contains("seq", "committed_at", "operation", "actor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from change_event",
                "update source_tx set commit_us = 0",
                "insert into meta values ('a', 'b')",
                "drop view shown_event",
                "create table t(a)",
                "with x as (select 1) delete from change_event",
                "/* select */ delete from meta",
                "-- select\ndelete from meta",
                "attach 'other.db' as other",
                "pragma query_only = off",
                "pragma writable_schema = on",
                "vacuum into 'copy.db'",
                "begin immediate",
                "backup to copy.db",
                "restore from copy.db",
                "select 1; delete from meta",
                "select 1; select 2",
                "explain delete from meta; delete from meta",
                "select load_extension('evil')",
                "",
                " -- nothing",
            })
    void nothingButOneReadingStatementIsRun(String sql) throws IOException {
        // Given
        String before = digest();

        // Then
        assertThatThrownBy(() -> desk.run(sql, () -> false))
                .isInstanceOfSatisfying(WorkbenchException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.BAD_USAGE);
                    assertThat(refused.nextStep()).isNotEmpty();
                });
        assertThat(digest()).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.startsWith("shop.awb"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ';' as semicolon -- ; delete from meta",
                "SELECT 1 /* ; drop */ ;",
                "values (1), (2)",
                "explain query plan select * from shown_event",
                "explain delete from meta",
                "with t as (select 'attach;' as a) select * from t;",
                "select \"seq\" from [shown_event] limit 1",
            })
    void signsInTextsCommentsAndNamesAreNoSecondStatement(String sql) throws IOException {
        String before = digest();

        assertThat(desk.run(sql, () -> false).ending()).isEqualTo(SqlAnswer.Ending.WHOLE);

        assertThat(digest()).isEqualTo(before);
    }

    @Test
    void whatSqliteSaysIsToldWithoutItsCodes() {
        assertThatThrownBy(() -> desk.run("select actr from shown_event", () -> false))
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        wrong -> assertThat(wrong.happened()).isEqualTo("SQLite says: no such column: actr."));
        assertThatThrownBy(() -> desk.run("select from", () -> false))
                .hasMessageContaining("syntax error")
                .hasMessageNotContaining("SQLITE_");
    }

    @Test
    void endlessStatementIsEndedWhenItsTimeIsOver() {
        SqlAnswer answer = desk(10, Duration.ofMillis(50)).run(ENDLESS, () -> false);

        assertThat(answer.ending()).isEqualTo(SqlAnswer.Ending.TIME);
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void endlessStatementIsEndedWhenSomebodyStopsIt() {
        AtomicInteger looks = new AtomicInteger();

        SqlAnswer answer = desk.run(ENDLESS, () -> looks.incrementAndGet() > 20);

        assertThat(answer.ending()).isEqualTo(SqlAnswer.Ending.STOPPED);
    }

    @Test
    void moreRowsThanAreKeptAreCutAndItIsSaid() {
        SqlAnswer answer = desk(1_000, SqlDesk.LONGEST)
                .run("with recursive n(i) as (select 1 union all select i + 1 from n) select i from n", () -> false);

        assertThat(answer.rows()).hasSize(1_000);
        assertThat(answer.ending()).isEqualTo(SqlAnswer.Ending.ROWS);
    }

    @Test
    void answerThatDoesNotFitIntoMemoryIsCut() {
        SqlAnswer answer = desk.run(
                "with recursive n(i) as (select 1 union all select i + 1 from n)"
                        + " select printf('%.*c', 1000000, 'x') from n",
                () -> false);

        assertThat(answer.ending()).isEqualTo(SqlAnswer.Ending.SIZE);
        assertThat(answer.rows()).hasSizeLessThan(100);
        assertThatThrownBy(() -> desk.run("select length(zeroblob(1000000000))", () -> false))
                .hasMessageContaining("too big");
    }

    @Test
    void longTextsAndCommentsAreReadThrough() {
        String text = "it''s; ".repeat(50_000);

        SqlAnswer answer = desk.run("/*" + text + "*/ select length('" + text + "')", () -> false);

        assertThat(answer.rows().getFirst()[0]).isEqualTo("300000");
    }

    @Test
    void bytesAreShownAsDigits() {
        SqlAnswer answer = desk.run("select x'0aff', zeroblob(40)", () -> false);

        assertThat(answer.rows().getFirst()[0]).isEqualTo("x'0aff'");
        assertThat(answer.rows().getFirst()[1]).startsWith("x'000000").endsWith("…' (40 bytes)");
    }

    private String digest() throws IOException {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Files.readAllBytes(folder.resolve("shop.awb"))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
