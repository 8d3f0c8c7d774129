package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.error.WorkbenchException;

/// Turns one JSON value into the exact value of its column, or refuses it.
///
/// - **Errors**: `UNREADABLE_EVENT` naming the column and, where one is to blame, the sender's setting; a value is
///   never guessed.
/// - **Threading**: stateless.
/// - **Source**: Debezium 3.6 documentation, MySQL connector, *Data type mappings*; MySQL Reference Manual, *Data
///   Types*.
final class WireValues {

    private WireValues() {}

    static ColumnValue read(ColumnPlan plan, JsonValue value) {
        if (value == JsonValue.Literal.NULL) {
            return ColumnValue.Null.NULL;
        }
        return switch (plan.column().type()) {
            case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT -> WireNumbers.whole(plan, value);
            case DECIMAL -> WireNumbers.decimal(plan, value);
            case FLOAT -> WireNumbers.real4(plan, value);
            case DOUBLE -> WireNumbers.real8(plan, value);
            case BIT -> WireNumbers.bits(plan, value);
            case YEAR -> WireTimes.year(plan, value);
            case DATE -> WireTimes.date(plan, value);
            case TIME -> WireTimes.time(plan, value);
            case DATETIME -> WireTimes.dateTime(plan, value);
            case TIMESTAMP -> WireTimes.timestamp(plan, value);
            case TEXT, ENUM, SET, JSON -> WireTexts.text(plan, value);
            case FIXED_BINARY, BINARY -> WireBytes.binary(plan, value);
            case GEOMETRY -> WireBytes.geometry(plan, value);
        };
    }

    /// What to say when the JSON has another shape than the column can have.
    static WorkbenchException misfit(ColumnPlan plan) {
        return EnvelopeProblem.unreadableValue(
                plan.column().name(), "is declared as " + plan.column().declaredType() + " but was not sent as one");
    }
}
