package io.auditworkbench.masking;

import io.auditworkbench.model.change.TableSchema;

/// What a column is to the rows of its table, which decides how it can be masked.
public enum ColumnRole {
    /// It is part of the primary key.
    KEY,
    /// The table has a primary key, and it is no part of that.
    BESIDE_A_KEY,
    /// The table has no primary key: its rows are named after all their values.
    WITHOUT_A_KEY;

    /// The role of a column, counted from 0.
    public static ColumnRole of(TableSchema table, int column) {
        if (!table.hasKey()) {
            return WITHOUT_A_KEY;
        }
        return table.keyColumns().contains(column) ? KEY : BESIDE_A_KEY;
    }

    /// Whether a mode leaves rows apart that are apart.
    public boolean allows(MaskMode mode) {
        return switch (this) {
            case KEY -> mode instanceof MaskMode.Keep || mode instanceof MaskMode.Pseudonym;
            case BESIDE_A_KEY -> true;
            case WITHOUT_A_KEY -> !(mode instanceof MaskMode.Erasable || mode instanceof MaskMode.Sealed);
        };
    }
}
