package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TemporalFields;
import io.auditworkbench.model.change.TemporalKind;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a value from the text that the server printed for it, so that a snapshot holds what the binlog will hold.
///
/// - **Shape**: the bytes are those of MySQL's text protocol, text converted to UTF-8 by the server, times in a UTC
///   session.
/// - **Threading**: stateless.
final class SnapshotValues {

    private SnapshotValues() {}

    static ColumnValue value(ColumnDefinition column, byte @Nullable [] printed) {
        if (printed == null) {
            return ColumnValue.Null.NULL;
        }
        return switch (column.type()) {
            case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT -> whole(ascii(printed));
            case DECIMAL -> new ColumnValue.Decimal(withoutPadding(ascii(printed)));
            case FLOAT -> new ColumnValue.Real4((float) Double.parseDouble(ascii(printed)));
            case DOUBLE -> new ColumnValue.Real8(Double.parseDouble(ascii(printed)));
            case BIT -> bits(column, printed);
            case YEAR -> temporal(TemporalKind.YEAR, printed, 0);
            case DATE -> temporal(TemporalKind.DATE, printed, 0);
            case TIME -> temporal(TemporalKind.TIME, printed, fractionDigits(column));
            case DATETIME -> temporal(TemporalKind.DATETIME, printed, fractionDigits(column));
            case TIMESTAMP -> temporal(TemporalKind.TIMESTAMP, printed, fractionDigits(column));
            case TEXT, ENUM, SET -> text(column, printed);
            case FIXED_BINARY, BINARY, GEOMETRY -> new ColumnValue.Binary(printed);
            case JSON -> new ColumnValue.Json(printed);
        };
    }

    /// The parser reports the fraction digits of a time as its length.
    private static int fractionDigits(ColumnDefinition column) {
        return Math.min(6, column.length());
    }

    /// What to select so that the server prints every digit: it rounds a `FLOAT` to six, and both to declared decimals.
    static String expression(ColumnDefinition column) {
        String name = "`" + column.name().replace("`", "``") + "`";
        boolean isRounded = column.type() == ColumnType.FLOAT || column.type() == ColumnType.DOUBLE;
        if (isRounded) {
            // times one keeps the sign of a negative zero, plus zero would not
            return name + " * 1e0";
        }
        // the binlog's bytes cannot be converted here either: keep them the same on both ways
        boolean isOpaque = column.type() == ColumnType.TEXT && !isReadable(column);
        return isOpaque ? "CAST(" + name + " AS BINARY)" : name;
    }

    private static String ascii(byte[] printed) {
        return new String(printed, StandardCharsets.ISO_8859_1);
    }

    private static ColumnValue whole(String digits) {
        if (digits.startsWith("-")) {
            return new ColumnValue.Whole(Long.parseLong(digits));
        }
        long bits = Long.parseUnsignedLong(digits);
        return bits < 0 ? new ColumnValue.UnsignedWhole(bits) : new ColumnValue.Whole(bits);
    }

    /// `ZEROFILL` prints leading zeros that are not part of the value.
    private static String withoutPadding(String digits) {
        int start = 0;
        while (start + 1 < digits.length() && digits.charAt(start) == '0' && digits.charAt(start + 1) != '.') {
            start++;
        }
        return digits.substring(start);
    }

    private static ColumnValue bits(ColumnDefinition column, byte[] printed) {
        long bits = 0;
        for (byte next : printed) {
            bits = (bits << 8) | (next & 0xFF);
        }
        return new ColumnValue.Bits(bits, Math.max(1, column.length()));
    }

    private static ColumnValue temporal(TemporalKind kind, byte[] printed, int fractionDigits) {
        return new ColumnValue.Temporal(kind, TemporalFields.parse(kind, ascii(printed)), fractionDigits);
    }

    private static ColumnValue text(ColumnDefinition column, byte[] printed) {
        return isReadable(column) ? new ColumnValue.Text(printed) : new ColumnValue.Binary(printed);
    }

    private static boolean isReadable(ColumnDefinition column) {
        return MysqlCharsets.isReadable(Objects.requireNonNullElse(column.charset(), "utf8mb4"));
    }
}
