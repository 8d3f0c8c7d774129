package io.auditworkbench.synth;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import java.util.List;

/// A row of the synthetic shop that may still change.
///
/// - **Threading**: one thread at a time.
final class LiveRow {

    private final TableSchema table;
    private RowImage image;

    LiveRow(TableSchema table, RowImage image) {
        this.table = table;
        this.image = image;
    }

    /// A new value of one column.
    record Edit(String column, ColumnValue value) {}

    TableSchema table() {
        return table;
    }

    RowImage image() {
        return image;
    }

    /// `orders/1042`.
    String name() {
        return ShopChange.rowName(table, image);
    }

    ColumnValue valueOf(String column) {
        return image.get(table.indexOf(column));
    }

    String textOf(String column) {
        return image.get(table.indexOf(column)).text();
    }

    void apply(Edit... edits) {
        ColumnValue[] values = image.values().toArray(new ColumnValue[0]);
        for (Edit edit : edits) {
            values[table.indexOf(edit.column())] = edit.value();
        }
        image = new RowImage(List.of(values));
    }
}
