package io.auditworkbench.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.EventType;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RawBinlogReaderIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    private BinlogPosition begin;

    @BeforeEach
    void emptyTable() {
        mysql.run("drop table if exists t", "create table t(id int primary key, name varchar(20))");
        begin = mysql.binlogEnd();
    }

    @Test
    void readGivesEachTransactionWithItsRowsInCommitOrder() {
        // Given
        mysql.script("""
            A: begin
            A: insert into t values (1, 'one'), (2, 'two')
            B: insert into t values (3, null)
            A: update t set name = 'uno' where id = 1
            A: delete from t where id = 2
            A: commit
            """);

        // When
        List<RawTransaction> transactions = read();

        // Then
        assertThat(transactions).hasSize(2);
        assertThat(rows(transactions.get(0))).containsExactly("INSERT null -> [3, null]");
        assertThat(rows(transactions.get(1)))
                .containsExactly(
                        "INSERT null -> [1, one]",
                        "INSERT null -> [2, two]",
                        "UPDATE [1, one] -> [1, uno]",
                        "DELETE [2, two] -> null");
        assertThat(transactions.get(1).rowCount()).isEqualTo(4);
        assertThat(transactions.get(1).changes())
                .allSatisfy(rows -> assertThat(rows.tableName()).isEqualTo("it_rawbinlogreaderit.t"));
        assertThat(transactions.get(1).changes().get(1).rowsQuery()).startsWith("update t set name");
        assertThat(transactions.get(1).threadId()).isPositive();
    }

    @Test
    void gtidsOfAllTransactionsAreTheOnesThatTheServerExecuted() {
        // Given
        String before = mysql.gtidExecuted();
        mysql.run("insert into t values (1, 'a')", "alter table t add column more int", "truncate table t");

        // When
        List<RawTransaction> transactions = read();

        // Then
        String missing;
        try (SqlSession session = mysql.session()) {
            missing = session.value("select gtid_subtract(@@global.gtid_executed, '" + before + ","
                    + String.join(
                            ",", transactions.stream().map(RawTransaction::gtid).toList()) + "')");
        }
        assertThat(missing).isEmpty();
        assertThat(transactions).hasSize(3);
        assertThat(transactions.get(1).statements()).containsExactly("alter table t add column more int");
    }

    @Test
    void readStopsAtTheGivenEndAndGoesOnFromThere() {
        // Given
        mysql.run("insert into t values (1, 'a')");
        BinlogPosition middle = mysql.binlogEnd();
        mysql.run("flush binary logs", "insert into t values (2, 'b')");

        // When
        List<RawTransaction> first = new RawBinlogReader(mysql.port()).read(begin, middle);
        List<RawTransaction> second = new RawBinlogReader(mysql.port()).read(middle, mysql.binlogEnd());

        // Then
        assertThat(first).singleElement().satisfies(one -> assertThat(one.end()).isEqualTo(middle));
        assertThat(second)
                .singleElement()
                .satisfies(two -> assertThat(rows(two)).containsExactly("INSERT null -> [2, b]"));
        assertThat(mysql.binlogEnd().file()).isNotEqualTo(middle.file());
    }

    @Test
    void preparedAndFinishedXaTransactionsAreTwo() {
        // Given
        mysql.run(
                "xa start 'x'", "insert into t values (1, 'never')", "xa end 'x'", "xa prepare 'x'", "xa rollback 'x'");

        // When
        List<RawTransaction> transactions = read();

        // Then
        assertThat(transactions).hasSize(2);
        assertThat(transactions.get(0).rowCount()).isEqualTo(1);
        assertThat(transactions.get(0).statements().getFirst()).startsWith("XA START");
        assertThat(transactions.get(1).statements()).singleElement().asString().startsWith("XA ROLLBACK");
    }

    @Test
    void whatTheReaderDoesNotUnderstandIsNamed() {
        // Given
        mysql.run("alter table t add column doc json");
        mysql.run("insert into t values (1, 'a', '{\"k\": 1, \"l\": \"" + "x".repeat(100) + "\"}')");
        begin = mysql.binlogEnd();
        mysql.run(
                "set session binlog_row_value_options = PARTIAL_JSON",
                "update t set doc = json_set(doc, '$.k', 2)",
                "set session binlog_format = STATEMENT",
                "update t set name = 'b'");

        // When
        List<RawTransaction> transactions = read();

        // Then
        assertThat(transactions).extracting(RawTransaction::rowCount).containsExactly(0, 0);
        assertThat(transactions.get(0).unread()).containsExactly(EventType.PARTIAL_UPDATE_ROWS_EVENT);
        assertThat(transactions.get(1).statements()).containsExactly("update t set name = 'b'");
    }

    @Test
    void readFailsWhenTheBinlogEndsBeforeTheWantedPlace() {
        // Given
        mysql.run("insert into t values (1, 'a')");
        BinlogPosition end = mysql.binlogEnd();
        BinlogPosition beyond = new BinlogPosition(end.file(), end.offset() + 1);

        // When, Then
        assertThatThrownBy(() -> new RawBinlogReader(mysql.port()).read(begin, beyond))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the binlog was read up to " + end + ", not to " + beyond);
    }

    @Test
    void countedImagesAreNotKept() {
        // Given
        mysql.run("insert into t values (1, 'a'), (2, 'b')");

        // When
        List<RawTransaction> transactions =
                new RawBinlogReader(mysql.port(), RawBinlogReader.Images.COUNTED).read(begin, mysql.binlogEnd());

        // Then
        assertThat(transactions.getFirst().rowCount()).isEqualTo(2);
        assertThat(transactions.getFirst().changes().getFirst().rows()).isEmpty();
    }

    private List<RawTransaction> read() {
        return new RawBinlogReader(mysql.port()).read(begin, mysql.binlogEnd());
    }

    private static List<String> rows(RawTransaction transaction) {
        return transaction.changes().stream()
                .flatMap(change -> change.rows().stream()
                        .map(row -> change.operation() + " " + text(row.before()) + " -> " + text(row.after())))
                .toList();
    }

    private static String text(@Nullable List<@Nullable Serializable> image) {
        return image == null
                ? "null"
                : image.stream().map(RawBinlogReaderIT::text).toList().toString();
    }

    private static String text(@Nullable Serializable value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
    }
}
