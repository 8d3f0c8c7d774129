package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gives the cells of a binlog row their meaning by the table's schema.
///
/// - **Errors**: `SCHEMA_UNKNOWN` when a row does not fit the schema that should describe it: better to stop than to
///   mislabel.
/// - **Threading**: stateless.
final class BinlogValues {

    private BinlogValues() {}

    static RowImage image(TableSchema table, RawRow row) {
        @Nullable Object[] cells = cells(table, row);
        ColumnValue[] values = new ColumnValue[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = value(table, table.columns().get(i), cells[i]);
        }
        return new RowImage(Arrays.asList(values));
    }

    /// The after image of an update: a cell with the bytes of the former row's has its value, which need not be read
    /// twice.
    static RowImage image(TableSchema table, RawRow row, RawRow formerRow, RowImage former) {
        @Nullable Object[] cells = cells(table, row);
        @Nullable Object[] formerCells = formerRow.cells();
        ColumnValue[] values = new ColumnValue[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = isSame(cells[i], formerCells[i])
                    ? former.get(i)
                    : value(table, table.columns().get(i), cells[i]);
        }
        return new RowImage(Arrays.asList(values));
    }

    private static boolean isSame(@Nullable Object cell, @Nullable Object formerCell) {
        if (cell instanceof byte[] bytes) {
            return formerCell instanceof byte[] formerBytes && Arrays.equals(bytes, formerBytes);
        }
        return Objects.equals(cell, formerCell);
    }

    private static @Nullable Object[] cells(TableSchema table, RawRow row) {
        int length = row.cells().length;
        if (length != table.columns().size()) {
            throw misfit(
                    table,
                    "it has " + length + " columns where " + table.columns().size() + " are known");
        }
        return row.cells();
    }

    private static ColumnValue value(TableSchema table, ColumnDefinition column, @Nullable Object cell) {
        return switch (cell) {
            case null -> ColumnValue.Null.NULL;
            case ColumnValue known -> known;
            case Long number -> whole(table, column, number);
            case byte[] bytes -> bytes(table, column, bytes);
            default -> throw misfit(table, "the column " + column.name() + " has an unknown form");
        };
    }

    private static ColumnValue whole(TableSchema table, ColumnDefinition column, long number) {
        return switch (column.type()) {
            case TINYINT -> new ColumnValue.Whole(column.isUnsigned() ? number & 0xFF : number);
            case SMALLINT -> new ColumnValue.Whole(column.isUnsigned() ? number & 0xFFFF : number);
            case MEDIUMINT -> new ColumnValue.Whole(column.isUnsigned() ? number & 0xFFFFFF : number);
            case INT -> new ColumnValue.Whole(column.isUnsigned() ? number & 0xFFFFFFFFL : number);
            case BIGINT ->
                column.isUnsigned() && number < 0
                        ? new ColumnValue.UnsignedWhole(number)
                        : new ColumnValue.Whole(number);
            case ENUM -> ColumnValue.Text.of(label(table, column, number));
            case SET -> ColumnValue.Text.of(labels(table, column, number));
            default -> throw misfit(table, "the column " + column.name() + " holds a number, not " + column.type());
        };
    }

    /// Index 0 is the empty string that MySQL stores for an invalid label.
    private static String label(TableSchema table, ColumnDefinition column, long index) {
        if (index == 0) {
            return "";
        }
        if (index > column.labels().size()) {
            throw misfit(table, "the column " + column.name() + " has a label number that is not declared");
        }
        return column.labels().get((int) index - 1);
    }

    private static String labels(TableSchema table, ColumnDefinition column, long bits) {
        StringBuilder text = new StringBuilder();
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            String label = label(table, column, Long.numberOfTrailingZeros(rest) + 1L);
            text.append(text.isEmpty() ? "" : ",").append(label);
        }
        return text.toString();
    }

    private static ColumnValue bytes(TableSchema table, ColumnDefinition column, byte[] bytes) {
        return switch (column.type()) {
            case TEXT -> text(column, bytes);
            case BINARY, GEOMETRY -> new ColumnValue.Binary(bytes);
            // the binlog drops the zero bytes that pad BINARY(n)
            case FIXED_BINARY -> new ColumnValue.Binary(Arrays.copyOf(bytes, Math.max(bytes.length, column.length())));
            case JSON -> json(table, column, bytes);
            default -> throw misfit(table, "the column " + column.name() + " holds bytes, not " + column.type());
        };
    }

    private static ColumnValue text(ColumnDefinition column, byte[] bytes) {
        byte[] utf8 = MysqlCharsets.toUtf8(bytes, Objects.requireNonNullElse(column.charset(), "utf8mb4"));
        return utf8 == null ? new ColumnValue.Binary(bytes) : new ColumnValue.Text(utf8);
    }

    private static ColumnValue json(TableSchema table, ColumnDefinition column, byte[] bytes) {
        try {
            return ColumnValue.Json.of(MysqlJson.text(bytes));
        } catch (IOException unreadable) {
            throw misfit(table, "the JSON of column " + column.name() + " cannot be read");
        }
    }

    private static WorkbenchException misfit(TableSchema table, String flaw) {
        return new WorkbenchException(
                ErrorCode.SCHEMA_UNKNOWN,
                "A row of " + table.name() + " does not fit the columns known for it: " + flaw + ".",
                "Capture stopped before it; nothing was mislabelled. Start a new capture of this table with a snapshot.");
    }
}
