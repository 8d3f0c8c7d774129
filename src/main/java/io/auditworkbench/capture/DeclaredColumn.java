package io.auditworkbench.capture;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column as Debezium describes it after reading the table's DDL; the same facts whichever way they reached us.
///
/// - **Shape**: `typeName` as in the DDL without its arguments (`BIGINT UNSIGNED`); `charset` is the column's own, else
///   null; `length` and `scale` are null where the DDL gives none; `quotedLabels` are the labels of an `ENUM` or `SET`
///   as SQL literals (`'new'`), else empty.
/// - **Source**: Debezium 3.6, `io.debezium.relational.Column`; MySQL Reference Manual, *Data Types* and *Other Vendor
///   Types*.
public record DeclaredColumn(
        String name,
        String typeName,
        @Nullable String charset,
        @Nullable Integer length,
        @Nullable Integer scale,
        boolean isNullable,
        boolean isGenerated,
        List<String> quotedLabels) {

    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(UNSIGNED|SIGNED|ZEROFILL)\\b");

    public DeclaredColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(typeName, "typeName");
        quotedLabels = List.copyOf(quotedLabels);
    }

    /// The definition that events carry; `tableCharset` stands in where the column names no charset.
    ///
    /// - **Errors**: `SCHEMA_UNKNOWN` for a type that is not MySQL's.
    public ColumnDefinition in(TableName table, @Nullable String tableCharset) {
        String upper = typeName.toUpperCase(Locale.ROOT);
        boolean isUnsigned = upper.contains("UNSIGNED") || upper.contains("ZEROFILL") || upper.equals("SERIAL");
        String base = ATTRIBUTE.matcher(upper).replaceAll("").strip();
        String effective = effectiveCharset(tableCharset);
        ColumnType type = type(table, base, "binary".equals(effective));
        List<String> labels = type == ColumnType.ENUM || type == ColumnType.SET
                ? quotedLabels.stream().map(DeclaredColumn::label).toList()
                : List.of();
        return new ColumnDefinition(
                name,
                type,
                declared(base, isUnsigned),
                isUnsigned,
                length == null ? 0 : Math.max(0, length),
                scale == null ? 0 : scale,
                type == ColumnType.TEXT || type == ColumnType.ENUM || type == ColumnType.SET ? effective : null,
                isNullable,
                isGenerated,
                labels);
    }

    private @Nullable String effectiveCharset(@Nullable String tableCharset) {
        String effective =
                charset == null || charset.isBlank() || charset.equalsIgnoreCase("default") ? tableCharset : charset;
        return effective == null ? null : effective.toLowerCase(Locale.ROOT);
    }

    private String declared(String base, boolean isUnsigned) {
        StringBuilder text = new StringBuilder(base.toLowerCase(Locale.ROOT));
        if (!quotedLabels.isEmpty()) {
            text.append('(').append(String.join(",", quotedLabels)).append(')');
        } else if (length != null && length > 0) {
            text.append('(').append(length);
            if (scale != null) {
                text.append(',').append(scale);
            }
            text.append(')');
        }
        return text.append(isUnsigned ? " unsigned" : "").toString();
    }

    /// The parser leaves labels as written in the statement: quoted, quotes doubled, other characters escaped.
    private static String label(String written) {
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

    private ColumnType type(TableName table, String base, boolean isBinary) {
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
            case "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB", "LONG VARBINARY", "VECTOR" ->
                ColumnType.BINARY;
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
            default -> characterType(table, base, isBinary);
        };
    }

    private ColumnType characterType(TableName table, String base, boolean isBinary) {
        if (!base.contains("CHAR") && !base.endsWith("TEXT") && !base.equals("LONG")) {
            throw new WorkbenchException(
                    ErrorCode.SCHEMA_UNKNOWN,
                    "The column " + name + " of " + table + " has the type " + base + ", which is not known here.",
                    "Leave the table out, or report the type.");
        }
        if (!isBinary) {
            return ColumnType.TEXT;
        }
        boolean isFixed = base.endsWith("CHARACTER") || (base.endsWith("CHAR") && !base.contains("VAR"));
        return isFixed ? ColumnType.FIXED_BINARY : ColumnType.BINARY;
    }
}
