package io.auditworkbench.synth;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One row inserted, updated or deleted in the synthetic shop.
///
/// - **Shape**: `before` is null for an insert, `after` for a delete.
public record ShopChange(
        TableSchema table,
        Operation operation,
        @Nullable RowImage before,
        @Nullable RowImage after) {

    public ShopChange {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(operation, "operation");
    }

    /// The row as truth files name it: `order_lines/1042,3`.
    public String row() {
        return rowName(table, image());
    }

    /// The row after the change, or before its deletion.
    public RowImage image() {
        return after == null ? Objects.requireNonNull(before) : after;
    }

    /// The rows that the row refers to by foreign keys: `orders/1042`.
    public List<String> parents() {
        return Objects.requireNonNull(table.foreignKeys()).stream()
                .map(key -> new String[] {
                    key.parent().table(),
                    image().get(table.indexOf(key.columns().getFirst())).text()
                })
                .filter(parent -> !parent[1].isEmpty())
                .map(parent -> parent[0] + "/" + parent[1])
                .toList();
    }

    static String rowName(TableSchema table, RowImage image) {
        List<Integer> key = table.keyColumns();
        return key.stream().map(index -> image.get(index).text()).collect(Collectors.joining(",", name(table), ""));
    }

    private static String name(TableSchema table) {
        return table.name().table() + "/";
    }
}
