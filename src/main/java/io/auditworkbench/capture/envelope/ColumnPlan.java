package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import java.util.List;
import java.util.Locale;

/// How one column of a row is read: what it is, and how the sender writes it.
///
/// - **Shape**: `isDerived` is true when the column's definition is only what the record's own schema tells; then
///   declared lengths and fraction digits are not known and values keep the digits they came with.
record ColumnPlan(ColumnDefinition column, WireField field, boolean isDerived) {

    static ColumnPlan declared(ColumnDefinition column, WireField field) {
        return new ColumnPlan(column, field, false);
    }

    /// The column as far as the sender's schema tells it; `declaredType` then spells what was sent.
    static ColumnPlan derived(WireField field) {
        ColumnType type = type(field.form());
        boolean isDecimal = field.form() == WireForm.DECIMAL;
        ColumnDefinition column = new ColumnDefinition(
                field.name(),
                type,
                declaredType(field),
                false,
                isDecimal ? field.precision() : 0,
                isDecimal ? field.scale() : 0,
                null,
                field.isOptional(),
                false,
                type == ColumnType.ENUM || type == ColumnType.SET ? field.labels() : List.of());
        return new ColumnPlan(column, field, true);
    }

    /// Digits after the second that values of the column show.
    int fractionDigits() {
        return Math.clamp(Math.max(column.length(), column.scale()), 0, 6);
    }

    private static String declaredType(WireField field) {
        return switch (field.form()) {
            case DECIMAL -> "decimal(" + (field.precision() == 0 ? "?" : field.precision()) + "," + field.scale() + ")";
            case ENUM -> "enum('" + String.join("','", field.labels()) + "')";
            case SET -> "set('" + String.join("','", field.labels()) + "')";
            default -> type(field.form()).name().toLowerCase(Locale.ROOT);
        };
    }

    private static ColumnType type(WireForm form) {
        return switch (form) {
            case WHOLE -> ColumnType.BIGINT;
            case BOOLEAN, BITS -> ColumnType.BIT;
            case REAL4 -> ColumnType.FLOAT;
            case REAL8 -> ColumnType.DOUBLE;
            case DECIMAL -> ColumnType.DECIMAL;
            case TEXT -> ColumnType.TEXT;
            case BYTES, FLOATS -> ColumnType.BINARY;
            case EPOCH_DAYS -> ColumnType.DATE;
            case MILLIS_OF_DAY, MICROS_OF_DAY, NANOS_OF_DAY -> ColumnType.TIME;
            case EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS -> ColumnType.DATETIME;
            case ZONED_TEXT -> ColumnType.TIMESTAMP;
            case YEAR -> ColumnType.YEAR;
            case JSON -> ColumnType.JSON;
            case ENUM -> ColumnType.ENUM;
            case SET -> ColumnType.SET;
            case GEOMETRY -> ColumnType.GEOMETRY;
        };
    }
}
