package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.workbench.Reversal.Guarding;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Undo statements do on a real server what they say: they find exactly the row they mean, and store exactly the
/// values.
class UndoSqlIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    private SqlSession session;

    @BeforeEach
    void begin() {
        session = mysql.session();
        session.run(
                "set session time_zone = '+00:00'",
                "set session sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'",
                "drop table if exists kinds, words, log",
                """
                create table kinds(
                  id int auto_increment primary key,
                  big bigint unsigned, dec_value decimal(38,10), real8 double, real4 float, flags bit(9), text_value text,
                  json_value json, bytes varbinary(20), day date, moment datetime(6), length time(3), made year,
                  doubled double generated always as (real8 * 2) stored, nothing varchar(10))""",
                "create table words(id int primary key, word varchar(40) character set latin1, point geometry, kind enum('a','b'), bits bit(64))",
                "create table log(what varchar(80), level tinyint)");
    }

    @AfterEach
    void end() {
        session.close();
    }

    @Test
    void insertOfADeletedRowBringsBackEveryKindOfValue() {
        for (int step = 0; step < 2; step++) {
            // Given
            RowImage row = ShopRows.kinds(0, "C:\\temp it's\n😀", step);
            session.run("delete from kinds");
            // When
            int changed = run(reversal(Operation.DELETE, kinds(), row, null));
            // Then
            assertThat(changed).isEqualTo(1);
            assertThat(stored(kinds())).isEqualTo(texts(kinds(), row));
        }
    }

    @Test
    void updateIsTakenBackOnceAndFindsNothingTheSecondTime() {
        // Given
        RowImage before = ShopRows.kinds(7, "Paid", 0);
        RowImage after = ShopRows.kinds(7, "paid", 1);
        run(Reversal.insertOf(kinds(), after));
        // When
        int first = run(reversal(Operation.UPDATE, kinds(), before, after));
        int second = run(reversal(Operation.UPDATE, kinds(), before, after));
        // Then
        assertThat(first).isEqualTo(1);
        assertThat(second).isZero();
        assertThat(stored(kinds())).isEqualTo(texts(kinds(), before));
    }

    @Test
    void insertIsTakenBackForEveryKindOfValue() {
        for (int step = 0; step < 2; step++) {
            RowImage row = ShopRows.kinds(7, "x y ", step);
            run(Reversal.insertOf(kinds(), row));
            assertThat(run(reversal(Operation.INSERT, kinds(), null, row)))
                    .as("step %d", step)
                    .isEqualTo(1);
        }
    }

    @Test
    void guardTellsApartWhatACollationTakesForEqual() {
        // Given: the change left 'paid', somebody made it 'PAID ' later
        run(Reversal.insertOf(kinds(), ShopRows.kinds(7, "PAID ", 1)));
        // When
        int changed =
                run(reversal(Operation.UPDATE, kinds(), ShopRows.kinds(7, "new", 1), ShopRows.kinds(7, "paid", 1)));
        // Then
        assertThat(changed).isZero();
    }

    @Test
    void otherCharsetsGeometriesAndWideBitsAreFoundAndKept() {
        // Given
        session.run("insert into words values (1, 'Çelik', ST_GeomFromText('POINT(1 2)', 4326), 'b', b'1"
                + "0".repeat(63) + "')");
        byte[] point = bytes("select point from words");
        RowImage now = words("Çelik", point, "b", Long.MIN_VALUE);
        for (int i = 1; i < 5; i++) {
            String guard = SqlText.guard(words().columns().get(i), now.get(i));
            assertThat(session.value("select count(*) from words where " + guard))
                    .as(guard)
                    .isEqualTo("1");
        }
        // When
        int deleted = run(reversal(Operation.INSERT, words(), null, now));
        int inserted = run(reversal(Operation.DELETE, words(), now, null));
        // Then
        assertThat(deleted).isEqualTo(1);
        assertThat(inserted).isEqualTo(1);
        assertThat(bytes("select point from words")).isEqualTo(point);
        assertThat(session.value("select concat(word, kind, bits + 0) from words"))
                .isEqualTo("Çelikb9223372036854775808");
    }

    @Test
    void oneOfEqualRowsWithoutKeyIsDeleted() {
        // Given
        session.run("insert into log values ('login', 1), ('login', 1), ('LOGIN', 1)");
        // When
        int changed = run(reversal(Operation.INSERT, ShopTables.LOG, null, ShopRows.logged("login", 1)));
        // Then
        assertThat(changed).isEqualTo(1);
        assertThat(session.rows("select what from log")).containsExactly(List.of("login"), List.of("LOGIN"));
    }

    private Reversal reversal(
            Operation operation, TableSchema table, @Nullable RowImage before, @Nullable RowImage after) {
        TableSchema here = new TableSchema(
                new TableName(mysql.schema(), table.name().table()), table.columns(), table.keyColumns());
        return Reversal.of(here, new EventBody(operation, 4, 0, before, after, null), Guarding.CURRENT_VALUES);
    }

    private static TableSchema kinds() {
        return new TableSchema(
                new TableName(mysql.schema(), "kinds"), ShopTables.KINDS.columns(), ShopTables.KINDS.keyColumns());
    }

    private static TableSchema words() {
        return new TableSchema(
                new TableName(mysql.schema(), "words"),
                List.of(
                        column("id", ColumnType.INT, null),
                        column("word", ColumnType.TEXT, "latin1"),
                        column("point", ColumnType.GEOMETRY, null),
                        column("kind", ColumnType.ENUM, "utf8mb4"),
                        column("bits", ColumnType.BIT, null)),
                List.of(0));
    }

    private static ColumnDefinition column(String name, ColumnType type, @Nullable String charset) {
        return new ColumnDefinition(name, type, "", false, 0, 0, charset, true, false, List.of());
    }

    private static RowImage words(String word, byte[] point, String kind, long bits) {
        return new RowImage(List.of(
                new ColumnValue.Whole(1),
                ColumnValue.Text.of(word),
                new ColumnValue.Binary(point),
                ColumnValue.Text.of(kind),
                new ColumnValue.Bits(bits, 64)));
    }

    private int run(Reversal reversal) {
        assertThat(reversal).isInstanceOf(Reversal.Statement.class);
        String sql = ((Reversal.Statement) reversal).sql();
        try (Statement statement = session.connection().createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException refused) {
            throw new AssertionError("MySQL refused: " + sql, refused);
        }
    }

    private byte[] bytes(String query) {
        try (Statement statement = session.connection().createStatement();
                var row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getBytes(1);
        } catch (SQLException refused) {
            throw new AssertionError(query, refused);
        }
    }

    /// The only row, each value in the spelling of `ColumnValue.text()`; generated columns left out.
    private List<@Nullable String> stored(TableSchema table) {
        List<String> columns = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
            if (!column.isGenerated()) {
                columns.add(
                        switch (column.type()) {
                            case BIT -> "concat('b''', lpad(bin(flags + 0), 9, '0'), '''')";
                            case BINARY -> "concat('0x', hex(bytes))";
                            case FLOAT -> "cast(real4 + 0e0 as char)";
                            default -> "cast(" + SqlText.name(column.name()) + " as char)";
                        });
            }
        }
        return session.rows("select " + String.join(", ", columns) + " from " + SqlText.name(table.name()))
                .getFirst();
    }

    private static List<@Nullable String> texts(TableSchema table, RowImage row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (!table.columns().get(i).isGenerated()) {
                texts.add(
                        switch (row.get(i)) {
                            case ColumnValue.Null _ -> null;
                            case ColumnValue.Real4 real -> new ColumnValue.Real8(real.value()).text();
                            default -> row.get(i).text();
                        });
            }
        }
        return texts;
    }
}
