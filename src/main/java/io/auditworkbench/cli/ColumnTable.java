package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.EventTree;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of a row before and after, side by side.
final class ColumnTable {

    private ColumnTable() {}

    /// Both sides, and the difference of numbers.
    static List<Column<ColumnView>> beforeAndAfter(String before, String after) {
        return List.of(
                Column.text("column", ColumnTable::name),
                Column.text(before, (ColumnView column) -> ValueText.cell(column.before()))
                        .asData(column -> ValueText.data(column.before())),
                Column.text(after, (ColumnView column) -> styled(ValueText.cell(column.after()), column))
                        .asData(column -> ValueText.data(column.after())),
                Column.text("difference", column -> Cell.of(difference(column), Style.DIM)),
                Column.text("type", column -> Cell.of(column.type(), Style.DIM)));
    }

    /// One side only.
    static List<Column<ColumnView>> values() {
        return List.of(
                Column.text("column", ColumnTable::name),
                Column.text("value", column -> ValueText.cell(column.latest())),
                Column.text("type", column -> Cell.of(column.type(), Style.DIM)));
    }

    private static Cell name(ColumnView column) {
        return Cell.of(column.name() + (column.isKey() ? " (key)" : "") + (column.isGenerated() ? " (generated)" : ""));
    }

    private static Cell styled(Cell cell, ColumnView column) {
        return column.isChanged() ? Cell.of(cell.text(), Style.BOLD) : cell;
    }

    /// `-81.00` for two numbers, `changed` for anything else that differs, empty for no difference.
    static String difference(ColumnView column) {
        ValueView before = column.before();
        ValueView after = column.after();
        if (!column.isChanged() || before == null || after == null) {
            return "";
        }
        if (before.kind() != ValueKind.NUMBER || after.kind() != ValueKind.NUMBER) {
            return "changed";
        }
        BigDecimal difference = new BigDecimal(after.text()).subtract(new BigDecimal(before.text()));
        return (difference.signum() > 0 ? "+" : "") + difference.toPlainString();
    }

    /// For JSON.
    static Map<String, @Nullable Object> json(ColumnView column) {
        Map<String, @Nullable Object> json = Trees.map("column", column.name(), "type", column.type());
        put(json, "before", column.before());
        put(json, "after", column.after());
        json.put("changed", column.isChanged());
        return json;
    }

    private static void put(Map<String, @Nullable Object> json, String name, @Nullable ValueView value) {
        if (value != null && value.kind() != ValueKind.ABSENT) {
            json.put(name, EventTree.value(value));
        }
    }
}
