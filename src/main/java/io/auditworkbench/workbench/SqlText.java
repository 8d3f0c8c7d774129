package io.auditworkbench.workbench;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.workbench.text.ScreenText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/// Spells names and values as MySQL reads them back, whatever the session's SQL mode does with backslashes and quotes.
///
/// - **Source**: MySQL Reference Manual, *Literal Values* and *Schema Object Names*. A literal with a backslash or a
///   character that does not show as itself is written in hexadecimal, because `NO_BACKSLASH_ESCAPES`, editors and
///   readers would take it for another without a word.
final class SqlText {

    private static final Set<String> UTF8_CHARSETS = Set.of("utf8mb4", "utf8mb3", "utf8", "ascii", "us-ascii");

    private SqlText() {}

    /// A name in backticks.
    static String name(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    /// A table with its schema.
    static String name(TableName table) {
        return name(table.schema()) + "." + name(table.table());
    }

    /// The value as a literal that stores exactly it.
    ///
    /// - **Errors**: `IllegalArgumentException` for a value that is not there.
    static String literal(ColumnValue value) {
        return switch (value) {
            case ColumnValue.Null _ -> "NULL";
            case ColumnValue.Absent _ -> throw new IllegalArgumentException("a value that is not there has no literal");
            case ColumnValue.Whole whole -> whole.text();
            case ColumnValue.UnsignedWhole whole -> whole.text();
            case ColumnValue.Decimal decimal -> decimal.text();
            case ColumnValue.Real8 real -> approximate(real.value());
            case ColumnValue.Real4 real -> approximate(real.value());
            case ColumnValue.Text text -> text(text.text(), text.utf8());
            case ColumnValue.Json json -> "CAST(" + text(json.text(), json.utf8()) + " AS JSON)";
            case ColumnValue.Binary binary -> binary.bytes().length == 0 ? "X''" : binary.text();
            case ColumnValue.Bits bits -> bits.text();
            case ColumnValue.Temporal temporal -> '\'' + temporal.text() + '\'';
            case ColumnValue.Erasable erasable -> literal(erasable.value());
            case ColumnValue.Masked _, ColumnValue.Erased _ ->
                throw new IllegalArgumentException("a value that was not kept has no literal");
        };
    }

    /// The condition that the column holds exactly this value: `NULL`-safe, and for text byte by byte, because a
    /// collation would take `Paid` for `paid`.
    static String guard(ColumnDefinition column, ColumnValue value) {
        String name = name(column.name());
        return switch (value) {
            case ColumnValue.Null _ -> name + " IS NULL";
            case ColumnValue.Text _ -> "CAST(" + inUtf8(column, name) + " AS BINARY) <=> " + literal(value);
            case ColumnValue.Binary _
            when column.type() == ColumnType.GEOMETRY -> "CAST(" + name + " AS BINARY) <=> " + literal(value);
            // As a number: a bit literal with the highest of 64 bits set does not compare equal to the column that
            // holds it.
            case ColumnValue.Bits bits -> name + " + 0 <=> " + Long.toUnsignedString(bits.bits());
            default -> name + " <=> " + literal(value);
        };
    }

    private static String inUtf8(ColumnDefinition column, String name) {
        String charset = column.charset() == null ? "" : column.charset().toLowerCase(Locale.ROOT);
        return UTF8_CHARSETS.contains(charset) ? name : "CONVERT(" + name + " USING utf8mb4)";
    }

    /// In the `e` form, which MySQL reads as `DOUBLE`; a `FLOAT` widened to it compares equal to the column.
    private static String approximate(double value) {
        String shortest = Double.toString(value).replace("E", "e");
        return shortest.contains("e") ? shortest : shortest + "e0";
    }

    private static String text(String text, byte[] utf8) {
        boolean isPlain =
                text.codePoints().allMatch(next -> ScreenText.isShown(next) && next != '\\' && next != 0xFFFD);
        if (isPlain) {
            return '\'' + text.replace("'", "''") + '\'';
        }
        return "_utf8mb4 0x" + HexFormat.of().withUpperCase().formatHex(utf8);
    }

    /// A comment that no value can end.
    static String comment(String text) {
        String line = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return "-- " + line.replaceAll("\\p{Cntrl}", " ");
    }
}
