package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TemporalFields;
import io.auditworkbench.model.change.TemporalKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlTextTest {

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of(ColumnValue.Null.NULL, "NULL"),
                Arguments.of(new ColumnValue.Whole(-9223372036854775808L), "-9223372036854775808"),
                Arguments.of(new ColumnValue.UnsignedWhole(-1), "18446744073709551615"),
                Arguments.of(new ColumnValue.Decimal("-0.50"), "-0.50"),
                Arguments.of(new ColumnValue.Real8(0.1), "0.1e0"),
                Arguments.of(new ColumnValue.Real8(1.5e300), "1.5e300"),
                Arguments.of(new ColumnValue.Real4(1.1f), "1.100000023841858e0"),
                Arguments.of(ColumnValue.Text.of("it's 😀"), "'it''s 😀'"),
                Arguments.of(ColumnValue.Text.of("C:\\x"), "_utf8mb4 0x433A5C78"),
                Arguments.of(ColumnValue.Text.of("a\nb"), "_utf8mb4 0x610A62"),
                Arguments.of(ColumnValue.Json.of("{\"a\": 1}"), "CAST('{\"a\": 1}' AS JSON)"),
                Arguments.of(new ColumnValue.Binary(new byte[] {0, (byte) 0xFF}), "0x00FF"),
                Arguments.of(new ColumnValue.Binary(new byte[0]), "X''"),
                Arguments.of(new ColumnValue.Bits(5, 4), "b'0101'"),
                Arguments.of(
                        new ColumnValue.Temporal(TemporalKind.DATE, TemporalFields.ofDateTime(0, 0, 0, 0, 0, 0, 0), 0),
                        "'0000-00-00'"),
                Arguments.of(
                        new ColumnValue.Temporal(TemporalKind.TIME, TemporalFields.ofTime(true, 838, 59, 59, 0), 3),
                        "'-838:59:59.000'"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void literalSpellsEveryKindOfValue(ColumnValue value, String expected) {
        assertThat(SqlText.literal(value)).isEqualTo(expected);
    }

    @Test
    void nameDoublesBackticks() {
        assertThat(SqlText.name(new TableName("my`shop", "😀 x"))).isEqualTo("`my``shop`.`😀 x`");
    }

    @Test
    void guardComparesTextByteByByte() {
        assertThat(SqlText.guard(column("utf8mb4"), ColumnValue.Text.of("paid")))
                .isEqualTo("CAST(`status` AS BINARY) <=> 'paid'");
        assertThat(SqlText.guard(column("latin1"), ColumnValue.Text.of("paid")))
                .isEqualTo("CAST(CONVERT(`status` USING utf8mb4) AS BINARY) <=> 'paid'");
    }

    @Test
    void guardAsksForNullWithoutComparing() {
        assertThat(SqlText.guard(column("utf8mb4"), ColumnValue.Null.NULL)).isEqualTo("`status` IS NULL");
    }

    private static ColumnDefinition column(String charset) {
        return new ColumnDefinition(
                "status", ColumnType.TEXT, "varchar(20)", false, 20, 0, charset, true, false, List.of());
    }
}
