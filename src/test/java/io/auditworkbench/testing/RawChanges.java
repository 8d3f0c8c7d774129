package io.auditworkbench.testing;

import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonBinary;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns what [RawBinlogReader] read into neutral changes, without help of the code under test.
///
/// - **Shape**: the tables must have had the given shape all the time.
public final class RawChanges {

    private final Map<String, TableShape> tables;

    public RawChanges(List<TableShape> tables) {
        this.tables = tables.stream().collect(Collectors.toMap(TableShape::name, Function.identity()));
    }

    /// The row changes of one transaction, in order; those of other tables are left out.
    public List<FoldedChange> of(RawTransaction transaction) {
        return transaction.changes().stream()
                .filter(rows -> tables.containsKey(rows.tableName()))
                .flatMap(this::changes)
                .toList();
    }

    private Stream<FoldedChange> changes(RawRows rows) {
        TableShape table = Objects.requireNonNull(tables.get(rows.tableName()));
        return rows.rows().stream()
                .map(row -> new FoldedChange(
                        table.name(), rows.operation(), image(table, row.before()), image(table, row.after())));
    }

    private static @Nullable Map<String, @Nullable String> image(
            TableShape table, @Nullable List<@Nullable Serializable> values) {
        if (values == null) {
            return null;
        }
        List<@Nullable String> texts = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            Serializable value = values.get(index);
            texts.add(value == null ? null : text(table.columns().get(index), value));
        }
        return table.row(texts);
    }

    private static String text(ColumnShape column, Serializable value) {
        return switch (column.dataType()) {
            case "tinyint" -> integer(column, (Integer) value, 8);
            case "smallint" -> integer(column, (Integer) value, 16);
            case "mediumint" -> integer(column, (Integer) value, 24);
            case "int" -> integer(column, (Integer) value, 32);
            case "bigint" -> integer(column, (Long) value, 64);
            case "bit" -> bits((BitSet) value);
            case "decimal" -> ((BigDecimal) value).toPlainString();
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" ->
                new String((byte[]) value, column.javaCharset());
            case "enum" -> label(column, (Integer) value);
            case "set" -> labels(column, (Long) value);
            case "json" -> json((byte[]) value);
            case "binary" -> ExactText.hex(Arrays.copyOf((byte[]) value, (int) column.length()));
            case "float", "double", "date", "time", "datetime", "timestamp", "year" -> value.toString();
            default -> ExactText.hex((byte[]) value);
        };
    }

    /// The library reads every integer as a signed one.
    private static String integer(ColumnShape column, long value, int bits) {
        if (!column.isUnsigned() || value >= 0) {
            return Long.toString(value);
        }
        return BigInteger.valueOf(value).add(BigInteger.ONE.shiftLeft(bits)).toString();
    }

    private static String bits(BitSet bits) {
        return bits.stream()
                .mapToObj(BigInteger.ONE::shiftLeft)
                .reduce(BigInteger.ZERO, BigInteger::or)
                .toString();
    }

    /// Index 0 is MySQL's empty string for a value that the column does not allow.
    private static String label(ColumnShape column, int index) {
        return index == 0 ? "" : column.labels().get(index - 1);
    }

    private static String labels(ColumnShape column, long chosen) {
        List<String> labels = column.labels();
        return IntStream.range(0, labels.size())
                .filter(index -> (chosen >> index & 1) == 1)
                .mapToObj(labels::get)
                .collect(Collectors.joining(","));
    }

    private static String json(byte[] binary) {
        try {
            return ExactText.json(JsonBinary.parseAsString(binary));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
