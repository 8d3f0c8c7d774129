package io.auditworkbench.model.change;

import java.util.Objects;

/// A table's name with its schema, as the server spells both.
public record TableName(String schema, String table) implements Comparable<TableName> {
    public TableName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(table, "table");
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : table.compareTo(other.table);
    }

    /// `schema.table`.
    @Override
    public String toString() {
        return schema + "." + table;
    }
}
