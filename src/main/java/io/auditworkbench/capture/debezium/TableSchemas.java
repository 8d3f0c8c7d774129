package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Translates the engine's tables; one [TableSchema] object for each version of a table.
///
/// - **Threading**: the binlog client's thread.
final class TableSchemas {

    private record Version(Table table, TableSchema schema) {}

    private final Map<TableId, Version> versions = new HashMap<>();

    /// The schema for the engine's table; the same object as long as the table does not change.
    @SuppressWarnings("ReferenceEquality") // the engine makes a new Table object for each version
    TableSchema of(Table table) {
        Version known = versions.get(table.id());
        if (known != null && known.table() == table) {
            return known.schema();
        }
        TableSchema schema = translate(table);
        versions.put(table.id(), new Version(table, schema));
        return schema;
    }

    static TableName name(TableId id) {
        return new TableName(id.catalog() == null ? "" : id.catalog(), id.table());
    }

    static TableSchema translate(Table table) {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            columns.add(column(table, column));
        }
        List<Integer> key = new ArrayList<>();
        for (String keyColumn : table.primaryKeyColumnNames()) {
            key.add(table.columnWithName(keyColumn).position() - 1);
        }
        return new TableSchema(name(table.id()), columns, key);
    }

    private static ColumnDefinition column(Table table, Column column) {
        String typeName = column.typeName().toUpperCase(Locale.ROOT);
        boolean isUnsigned = typeName.contains("UNSIGNED") || typeName.contains("ZEROFILL") || typeName.equals("SERIAL");
        String base = typeName.replaceAll("\\b(UNSIGNED|SIGNED|ZEROFILL)\\b", "").strip();
        String charset = charset(table, column);
        ColumnType type = type(table, base, charset);
        return new ColumnDefinition(
                column.name(),
                type,
                declared(column, base, isUnsigned),
                isUnsigned,
                Math.max(0, column.length()),
                column.scale().orElse(0),
                type == ColumnType.TEXT || type == ColumnType.ENUM || type == ColumnType.SET ? charset : null,
                column.isOptional(),
                false,
                labels(type, column));
    }

    private static @Nullable String charset(Table table, Column column) {
        String own = column.charsetName();
        String charset = own == null || own.isBlank() || own.equalsIgnoreCase("default") ? table.defaultCharsetName() : own;
        return charset == null ? null : charset.toLowerCase(Locale.ROOT);
    }

    private static List<String> labels(ColumnType type, Column column) {
        return type == ColumnType.ENUM || type == ColumnType.SET
                ? column.enumValues().stream().map(TableSchemas::label).toList()
                : List.of();
    }

    /// The parser leaves labels as written in the statement: quoted, quotes doubled, other characters escaped.
    static String label(String written) {
        boolean isQuoted = written.length() >= 2 && written.startsWith("'") && written.endsWith("'");
        if (!isQuoted) {
            return written;
        }
        StringBuilder label = new StringBuilder();
        for (int i = 1; i < written.length() - 1; i++) {
            char next = written.charAt(i);
            boolean isEscape = next == '\\' || (next == '\'' && written.charAt(i + 1) == '\'');
            label.append(isEscape && i + 1 < written.length() - 1 ? written.charAt(++i) : next);
        }
        return label.toString();
    }

    private static String declared(Column column, String base, boolean isUnsigned) {
        StringBuilder text = new StringBuilder(base.toLowerCase(Locale.ROOT));
        if (!column.enumValues().isEmpty()) {
            text.append('(').append(String.join(",", column.enumValues())).append(')');
        } else if (column.length() > 0) {
            text.append('(').append(column.length());
            column.scale().ifPresent(scale -> text.append(',').append(scale));
            text.append(')');
        }
        return text.append(isUnsigned ? " unsigned" : "").toString();
    }

    private static ColumnType type(Table table, String base, @Nullable String charset) {
        boolean isBinary = "binary".equals(charset);
        return switch (base) {
            case "TINYINT", "INT1", "BOOL", "BOOLEAN" -> ColumnType.TINYINT;
            case "SMALLINT", "INT2" -> ColumnType.SMALLINT;
            case "MEDIUMINT", "INT3", "MIDDLEINT" -> ColumnType.MEDIUMINT;
            case "INT", "INTEGER", "INT4" -> ColumnType.INT;
            case "BIGINT", "INT8", "SERIAL" -> ColumnType.BIGINT;
            case "DECIMAL", "DEC", "NUMERIC", "FIXED" -> ColumnType.DECIMAL;
            case "FLOAT", "FLOAT4" -> ColumnType.FLOAT;
            case "DOUBLE", "REAL", "DOUBLE PRECISION", "FLOAT8" -> ColumnType.DOUBLE;
            case "BIT" -> ColumnType.BIT;
            case "YEAR" -> ColumnType.YEAR;
            case "DATE" -> ColumnType.DATE;
            case "TIME" -> ColumnType.TIME;
            case "DATETIME" -> ColumnType.DATETIME;
            case "TIMESTAMP" -> ColumnType.TIMESTAMP;
            case "BINARY", "CHAR BYTE" -> ColumnType.FIXED_BINARY;
            case "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB", "LONG VARBINARY", "VECTOR" -> ColumnType.BINARY;
            case "ENUM" -> ColumnType.ENUM;
            case "SET" -> ColumnType.SET;
            case "JSON" -> ColumnType.JSON;
            case "GEOMETRY",
                    "POINT",
                    "LINESTRING",
                    "POLYGON",
                    "MULTIPOINT",
                    "MULTILINESTRING",
                    "MULTIPOLYGON",
                    "GEOMETRYCOLLECTION",
                    "GEOMCOLLECTION" -> ColumnType.GEOMETRY;
            default -> character(table, base, isBinary);
        };
    }

    private static ColumnType character(Table table, String base, boolean isBinary) {
        boolean isFixed = (base.endsWith("CHAR") && !base.contains("VAR")) || base.endsWith("CHARACTER");
        boolean isCharacter = base.contains("CHAR") || base.endsWith("TEXT") || base.equals("LONG");
        if (!isCharacter) {
            throw new WorkbenchException(
                    ErrorCode.SCHEMA_UNKNOWN,
                    "The table " + name(table.id()) + " has a column of type " + base + ", which is not known here.",
                    "Leave the table out with --tables, or report the type.");
        }
        if (isBinary) {
            return isFixed ? ColumnType.FIXED_BINARY : ColumnType.BINARY;
        }
        return ColumnType.TEXT;
    }
}
