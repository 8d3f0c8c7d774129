package io.auditworkbench.infer;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableSchema;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One change as rules and detectors see it: the row's columns, and the words that a mapping gives them.
///
/// - **Shape**: images as in `EventBody`; an after image is complete. `mapped` is null for a table that no mapping
///   knows. Values are as stored, after masking.
/// - **Threading**: immutable.
public record ObservedChange(
        ObservedTransaction transaction,
        long seq,
        Operation operation,
        TableSchema table,
        @Nullable RowImage before,
        @Nullable RowImage after,
        RowKey rowKey,
        @Nullable MappedTable mapped) {

    public ObservedChange {
        Objects.requireNonNull(transaction, "transaction");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(rowKey, "rowKey");
    }

    /// The vocabulary's word for what the row is, `order`.
    public Optional<String> entity() {
        return mapped == null ? Optional.empty() : Optional.of(mapped.entity());
    }

    /// True when the row is one of these.
    public boolean is(String entity) {
        return mapped != null && mapped.entity().equals(entity);
    }

    /// The value before, by a field of the vocabulary; absent where there is no before image or no such field.
    public ColumnValue before(String field) {
        return value(before, field);
    }

    /// The value after, likewise.
    public ColumnValue after(String field) {
        return value(after, field);
    }

    /// The value after, or before for a row that is gone.
    public ColumnValue shown(String field) {
        return after == null ? before(field) : after(field);
    }

    /// True for an update that gave the field another value.
    public boolean hasChanged(String field) {
        return before != null && after != null && !before(field).equals(after(field));
    }

    private ColumnValue value(@Nullable RowImage image, String field) {
        return image == null || mapped == null ? ColumnValue.Absent.ABSENT : mapped.value(image, field);
    }

    /// The row as people name it: `orders/1042`, several key values joined by commas; the table alone without a key.
    public String rowName() {
        RowImage image = after == null ? before : after;
        String name = table.name().table();
        if (image == null || !table.hasKey()) {
            return name;
        }
        StringBuilder text = new StringBuilder(name).append('/');
        for (int i = 0; i < table.keyColumns().size(); i++) {
            text.append(i == 0 ? "" : ",")
                    .append(image.get(table.keyColumns().get(i)).text());
        }
        return text.toString();
    }
}
