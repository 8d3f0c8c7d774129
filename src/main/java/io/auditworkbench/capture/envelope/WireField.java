package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.ColumnDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a record's schema: its name and how its values are written.
///
/// - **Shape**: `isStated` is true when the sender gave the schema with the record, false when it is what the
///   connector's default settings would write; `precision` and `scale` are those of a decimal, 0 when not given.
record WireField(
        String name,
        WireForm form,
        int precision,
        int scale,
        List<String> labels,
        boolean isOptional,
        boolean isStated) {

    WireField {
        labels = List.copyOf(labels);
    }

    /// The fields of a row, from the Connect schema of its `before` or `after`.
    static List<WireField> ofRow(JsonValue.Members rowSchema) {
        List<WireField> fields = new ArrayList<>();
        for (JsonValue field : rowSchema.items("fields")) {
            if (!(field instanceof JsonValue.Members members)) {
                throw EnvelopeProblem.unreadable("a field of the schema is no object");
            }
            fields.add(of(members));
        }
        return fields;
    }

    /// What the connector's default settings write for a column, null where they write nothing that can be read back.
    static @Nullable WireField byDefault(ColumnDefinition column) {
        WireForm form = switch (column.type()) {
            case TINYINT, SMALLINT, MEDIUMINT, INT -> WireForm.WHOLE;
            case BIGINT -> column.isUnsigned() ? WireForm.DECIMAL : WireForm.WHOLE;
            case DECIMAL -> WireForm.DECIMAL;
            case FLOAT -> WireForm.REAL4;
            case DOUBLE -> WireForm.REAL8;
            case BIT -> column.length() > 1 ? WireForm.BITS : WireForm.BOOLEAN;
            case YEAR -> WireForm.YEAR;
            case DATE -> WireForm.EPOCH_DAYS;
            case TIME -> WireForm.MICROS_OF_DAY;
            case DATETIME -> column.length() > 3 ? WireForm.EPOCH_MICROS : WireForm.EPOCH_MILLIS;
            case TIMESTAMP -> WireForm.ZONED_TEXT;
            case TEXT -> WireForm.TEXT;
            case FIXED_BINARY, BINARY -> binary(column);
            case ENUM -> WireForm.ENUM;
            case SET -> WireForm.SET;
            case JSON -> WireForm.JSON;
            case GEOMETRY -> WireForm.GEOMETRY;
        };
        return form == null
                ? null
                : new WireField(
                        column.name(), form, column.length(), column.scale(), List.of(), column.isNullable(), false);
    }

    /// `VARCHAR … CHARACTER SET binary` is written as text, from which its bytes cannot be told.
    private static @Nullable WireForm binary(ColumnDefinition column) {
        String declared = column.declaredType();
        if (declared.startsWith("vector")) {
            return WireForm.FLOATS;
        }
        return declared.contains("char") && !declared.startsWith("char byte") ? null : WireForm.BYTES;
    }

    private static WireField of(JsonValue.Members field) {
        String name = field.text("field");
        String type = field.text("type");
        if (name == null || type == null) {
            throw EnvelopeProblem.unreadable("a field of the schema has no name or no type");
        }
        String logical = field.text("name");
        JsonValue.Members parameters = field.members("parameters");
        WireForm form = logical == null ? plain(type) : logical(logical);
        if (form == null) {
            throw EnvelopeProblem.unreadable("the column " + name + " is sent as " + (logical == null ? type : logical)
                    + ", which is not known here");
        }
        return new WireField(
                name,
                form,
                parameter(parameters, "connect.decimal.precision"),
                parameter(parameters, "scale"),
                labels(parameters),
                field.isTrue("optional"),
                true);
    }

    private static int parameter(JsonValue.@Nullable Members parameters, String name) {
        Long value = parameters == null ? null : parameters.whole(name);
        return value == null ? 0 : Math.clamp(value, -1000, 1000);
    }

    private static List<String> labels(JsonValue.@Nullable Members parameters) {
        String allowed = parameters == null ? null : parameters.text("allowed");
        return allowed == null ? List.of() : Labels.split(allowed);
    }

    private static @Nullable WireForm plain(String type) {
        return switch (type) {
            case "int8", "int16", "int32", "int64" -> WireForm.WHOLE;
            case "float" -> WireForm.REAL4;
            case "double" -> WireForm.REAL8;
            case "boolean" -> WireForm.BOOLEAN;
            case "string" -> WireForm.TEXT;
            case "bytes" -> WireForm.BYTES;
            default -> null;
        };
    }

    private static @Nullable WireForm logical(String name) {
        return switch (name) {
            case "org.apache.kafka.connect.data.Decimal" -> WireForm.DECIMAL;
            case "org.apache.kafka.connect.data.Date", "io.debezium.time.Date" -> WireForm.EPOCH_DAYS;
            case "org.apache.kafka.connect.data.Time", "io.debezium.time.Time" -> WireForm.MILLIS_OF_DAY;
            case "org.apache.kafka.connect.data.Timestamp", "io.debezium.time.Timestamp" -> WireForm.EPOCH_MILLIS;
            case "io.debezium.time.MicroTime" -> WireForm.MICROS_OF_DAY;
            case "io.debezium.time.NanoTime" -> WireForm.NANOS_OF_DAY;
            case "io.debezium.time.MicroTimestamp" -> WireForm.EPOCH_MICROS;
            case "io.debezium.time.NanoTimestamp" -> WireForm.EPOCH_NANOS;
            case "io.debezium.time.ZonedTimestamp" -> WireForm.ZONED_TEXT;
            case "io.debezium.time.Year" -> WireForm.YEAR;
            case "io.debezium.data.Json" -> WireForm.JSON;
            case "io.debezium.data.Enum" -> WireForm.ENUM;
            case "io.debezium.data.EnumSet" -> WireForm.SET;
            case "io.debezium.data.Bits" -> WireForm.BITS;
            case "io.debezium.data.geometry.Geometry",
                    "io.debezium.data.geometry.Point",
                    "io.debezium.data.geometry.Geography" -> WireForm.GEOMETRY;
            case "io.debezium.data.FloatVector" -> WireForm.FLOATS;
            default -> null;
        };
    }
}
