package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the rows of one table are read: its columns in table order, each with the way the sender writes it.
///
/// - **Shape**: a plan without a field belongs to a column that the sender leaves out.
record RowPlan(TableSchema table, List<@Nullable ColumnPlan> columns) {

    /// For a table that a schema change described and a sender that writes as its default settings say.
    static RowPlan byDefault(TableSchema table) {
        List<@Nullable ColumnPlan> plans = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
            WireField field = WireField.byDefault(column);
            plans.add(field == null ? null : ColumnPlan.declared(column, field));
        }
        return new RowPlan(table, plans);
    }

    /// For a record with its own schema; the table as declared where the two agree, else only what the record tells.
    static RowPlan stated(TableName name, @Nullable TableSchema declared, List<WireField> fields) {
        RowPlan derived = derived(name, fields);
        boolean isBetterKnown = declared != null && !declared.equals(derived.table()) && agree(declared, fields);
        return isBetterKnown ? declared(declared, fields) : derived;
    }

    private static RowPlan declared(TableSchema table, List<WireField> fields) {
        Map<String, WireField> byName = new HashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        List<@Nullable ColumnPlan> plans = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
            WireField field = byName.get(column.name());
            plans.add(field == null ? null : ColumnPlan.declared(column, field));
        }
        return new RowPlan(table, plans);
    }

    private static RowPlan derived(TableName name, List<WireField> fields) {
        List<@Nullable ColumnPlan> plans = new ArrayList<>();
        List<ColumnDefinition> columns = new ArrayList<>();
        for (WireField field : fields) {
            ColumnPlan plan = ColumnPlan.derived(field);
            plans.add(plan);
            columns.add(plan.column());
        }
        return new RowPlan(new TableSchema(name, columns, List.of()), plans);
    }

    private static boolean agree(TableSchema table, List<WireField> fields) {
        int from = 0;
        for (WireField field : fields) {
            int index = table.indexOf(field.name());
            if (index < from || !isScaleKept(table.columns().get(index), field)) {
                return false;
            }
            from = index + 1;
        }
        return true;
    }

    private static boolean isScaleKept(ColumnDefinition column, WireField field) {
        return column.type() != ColumnType.DECIMAL
                || field.form() != WireForm.DECIMAL
                || field.scale() == column.scale();
    }

    /// The image that a `before` or `after` object shows, null for `null`.
    @Nullable
    RowImage image(@Nullable JsonValue row) {
        if (row == null) {
            return null;
        }
        if (!(row instanceof JsonValue.Members members)) {
            throw EnvelopeProblem.unreadable("a row image is no object");
        }
        int found = 0;
        List<ColumnValue> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String name = table.columns().get(i).name();
            JsonValue value = members.values().get(name);
            found += value == null ? 0 : 1;
            values.add(value == null ? ColumnValue.Absent.ABSENT : value(name, columns.get(i), value));
        }
        if (found != members.values().size()) {
            throw EnvelopeProblem.unreadable("a row of " + table.name()
                    + " has columns that its table is not known to have;" + " a schema change is missing");
        }
        return new RowImage(values);
    }

    private static ColumnValue value(String name, @Nullable ColumnPlan plan, JsonValue value) {
        if (plan != null) {
            return WireValues.read(plan, value);
        }
        if (value == JsonValue.Literal.NULL) {
            return ColumnValue.Null.NULL;
        }
        throw EnvelopeProblem.unreadableValue(name, "is sent in a form from which its bytes cannot be told");
    }
}
